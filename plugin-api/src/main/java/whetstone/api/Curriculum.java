package whetstone.api;

import java.util.Collections;
import java.util.List;

/// Decides which level the next task of a domain is of, by how often tasks of each level were solved. The host draws,
/// counts, and remembers in its checkpoints what it has counted. Implementations are records whose components are the
/// settings.
public interface Curriculum {

    /// How often each level is drawn, relative to the others. Pure: same arguments, same result. A resumed run asks again,
    /// and must hear the same.
    ///
    /// @param levels those of the task mix, the lowest first, each once; at least one
    /// @return for each a number of at least 0, not all of them 0
    List<Double> weights(List<Level> levels);

    /// A level of a domain with what is known of it. What is long ago counts less: some fifty groups count.
    ///
    /// @param level 0 to 9
    /// @param passed weight of the samples that were correct
    /// @param tried weight of all samples that were judged; 0 at the start
    record Level(int level, double passed, double tried) {

        private static final double Z = 1.959964; // 95 %, two-sided

        /// Share of correct samples; a half where there are none.
        public double passRate() {
            return tried == 0 ? 0.5 : passed / tried;
        }

        /// Lower end of the 95 % interval of the rate behind [#passRate]: Wilson 1927.
        public double low() {
            return tried == 0 ? 0 : Math.max(0, middle() - half());
        }

        /// Upper end of that interval.
        public double high() {
            return tried == 0 ? 1 : Math.min(1, middle() + half());
        }

        private double middle() {
            return (passed + Z * Z / 2) / (tried + Z * Z);
        }

        private double half() {
            double failed = tried - passed;
            return Z * Math.sqrt(passed * failed / tried + Z * Z / 4) / (tried + Z * Z);
        }
    }

    /// All levels alike.
    record Uniform() implements Curriculum {
        @Override
        public List<Double> weights(List<Level> levels) {
            return Collections.nCopies(levels.size(), 1.0);
        }
    }

    /// Levels in proportion to p (1 - p), p being the pass rate: where half is solved, most is learned.
    ///
    /// @param least weight of a level that is always or never solved, so that what is forgotten is seen
    record PassRate(@Range(min = 1e-6, max = 0.25) double least) implements Curriculum {
        @Override
        public List<Double> weights(List<Level> levels) {
            return levels.stream().map(this::weight).toList();
        }

        private double weight(Level level) {
            double p = level.passRate();
            return Math.max(least, p * (1 - p));
        }
    }
}
