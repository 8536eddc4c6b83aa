package whetstone.core.recipe;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import whetstone.api.Curator;
import whetstone.api.Curriculum;
import whetstone.api.Evaluator;
import whetstone.api.Range;
import whetstone.api.RolloutPlan;
import whetstone.api.Split;
import whetstone.api.algorithm.Algorithm;
import whetstone.sample.Decoding;
import whetstone.train.Optimizer;

/// A named part of a run. In YAML each stage is an entry of `stages` whose `type` is the name below.
public sealed interface Stage {

    /// Shown with every row of the stage; unique within a recipe.
    String name();

    /// The earlier stage that this one's tasks come from; empty where they are drawn from the recipe's `tasks`.
    default String from() {
        return "";
    }

    /// Whether later stages can train on tasks that this one made or chose.
    default boolean makesPool() {
        return false;
    }

    /// `warm-up`: learn from worked demonstrations.
    ///
    /// @param steps optimizer steps, at most
    /// @param tasks demonstrations per step
    /// @param untilPassRate ends the stage earlier, when the policy solves this share of tasks that it has not seen: in
    ///     some models the form of an answer comes suddenly, and how soon hangs on the seed. 1 does all steps, unlooked
    /// @param from the earlier stage whose pool has the tasks and their worked answers; empty draws from `tasks`
    record WarmUp(
            String name,
            @Range(min = 0, max = 1e9) int steps,
            @Range(min = 1, max = 1e9) int tasks,
            @Range(min = 0, max = 1) double untilPassRate,
            String from,
            Algorithm algorithm,
            Optimizer optimizer)
            implements Stage {

        /// The same work in another number of steps of another size.
        public WarmUp resized(int steps, int tasks) {
            return new WarmUp(name, steps, tasks, untilPassRate, from, algorithm, optimizer);
        }
    }

    /// `evaluate`: measure on a split that no stage trains on.
    ///
    /// @param split which split
    /// @param problems how many problems, spread evenly over domains and levels
    /// @param samples completions per problem
    /// @param turns actions per problem, at most; with more than 1 the problems' tools may be called, with 1 there is an
    ///     answer and nothing else
    /// @param domains of the task mix that are measured; empty for all
    /// @param evaluators what is measured beside the share that is correct
    record Evaluate(
            String name,
            Split split,
            @Range(min = 1, max = 1e9) int problems,
            @Range(min = 1, max = 1e9) int samples,
            @Range(min = 1, max = 1000) int turns,
            List<String> domains,
            List<Evaluator> evaluators,
            Decoding decoding)
            implements Stage {
        public Evaluate {
            domains = List.copyOf(domains);
            evaluators = List.copyOf(evaluators);
            if (new HashSet<>(evaluators).size() < evaluators.size()) {
                throw new IllegalArgumentException(
                        "evaluators names one twice with the same settings, was " + evaluators);
            }
        }
    }

    /// `explore`: work on training problems in several turns, with tools; have each step judged by itself; and keep the
    /// steps of the trajectories that pass, each as a task of its own, for stages that take their tasks `from` this one.
    /// SWiRL's first stage, arXiv:2504.04736.
    ///
    /// @param problems how many, spread over domains and levels as the task mix says
    /// @param samples trajectories per problem
    /// @param turns actions per trajectory, at most
    /// @param noise share of the step judge's verdicts that is turned round on purpose, here and when stages learn from
    ///     these steps
    /// @param filter which trajectories pass
    /// @param keep trajectories that are kept of those that pass, at most, drawn at random; 0 keeps all. Equal numbers
    ///     make filters comparable
    /// @param domains of the task mix that are explored; empty for all
    /// @param judges who judges in place of programs, here and when stages learn from these steps
    record Explore(
            String name,
            @Range(min = 1, max = 1e9) int problems,
            @Range(min = 1, max = 1e6) int samples,
            @Range(min = 2, max = 1000) int turns,
            @Range(min = 0, max = 1) double noise,
            Filter filter,
            @Range(min = 0, max = 1e9) int keep,
            List<String> domains,
            Judges judges,
            Decoding decoding)
            implements Stage {
        public Explore {
            domains = List.copyOf(domains);
            if (noise > 0 && !judges.process().isEmpty()) {
                throw new IllegalArgumentException(
                        "noise is %s and judges.process is %s; only the program errs on purpose: set one of them"
                                .formatted(noise, judges.process()));
            }
        }

        /// Roles that judge.
        ///
        /// @param process role that judges single steps; empty for the domain's own program
        /// @param outcome role that judges the last answer beside the reference; empty for the domain's verifier
        /// @param tries replies that are asked for until one says what it thinks; each is paid from the role's budget
        /// @param sampling of the roles
        public record Judges(
                String process,
                String outcome,
                @Range(min = 1, max = 100) int tries,
                Synthesize.Sampling sampling) {}

        @Override
        public boolean makesPool() {
            return true;
        }
    }

    /// Which trajectories are learned from: arXiv:2504.04736, section 3.2.
    enum Filter {
        /// All.
        NONE,
        /// Those of which every step is judged good.
        PROCESS,
        /// Those whose answer is right.
        OUTCOME,
        /// Those of which both holds.
        BOTH
    }

    /// `rl`: sample, judge, credit, descend.
    ///
    /// @param steps steps, each with fresh tasks
    /// @param tasks tasks per step
    /// @param groupSize completions per task; more or fewer where `rollouts` says so
    /// @param minibatch rollouts per optimizer step; whole groups
    /// @param epochs passes over the rollouts of a step
    /// @param rollouts how often each task is sampled, and which of its completions are trained on
    /// @param rounds how often a step may sample until `tasks` of its groups teach; 1 takes what comes. DAPO's dynamic
    ///     sampling, arXiv:2503.14476, eq. 11
    /// @param staleness steps that the policy which samples may be behind the one that is taught: a copy is renewed every
    ///     `staleness` + 1 steps. 0 samples from the policy itself
    /// @param ahead whether a step's groups are sampled and judged while the step before it is learned from. No group is
    ///     more than `staleness` steps old, and what a run comes to does not hang on who was faster; asynchronous RL,
    ///     AReaL, arXiv:2505.24298
    /// @param schedules how numbers of the algorithm change over the stage, by their keys, such as `beta`
    /// @param buffer what of earlier steps is trained on once more
    /// @param from the earlier stage whose pool has the tasks; empty draws from `tasks`
    /// @param curriculum how levels are chosen, where tasks are drawn
    /// @param shuffleRewards the control arm: rewards change owners at random within each step, so that nothing but
    ///     chance can be learned from them
    record Rl(
            String name,
            @Range(min = 0, max = 1e9) int steps,
            @Range(min = 1, max = 1e9) int tasks,
            @Range(min = 1, max = 1e9) int groupSize,
            @Range(min = 1, max = 1e9) int minibatch,
            @Range(min = 1, max = 1e3) int epochs,
            RolloutPlan rollouts,
            @Range(min = 1, max = 1e3) int rounds,
            @Range(min = 0, max = 1e6) int staleness,
            boolean ahead,
            Map<String, Schedule> schedules,
            Buffer buffer,
            String from,
            Curriculum curriculum,
            boolean shuffleRewards,
            Algorithm algorithm,
            Optimizer optimizer,
            Decoding decoding)
            implements Stage {

        public Rl {
            schedules = Collections.unmodifiableSortedMap(new TreeMap<>(schedules));
            if (groupSize < 1 || minibatch % groupSize != 0) {
                throw new IllegalArgumentException(
                        "minibatch must be a multiple of groupSize, was %d and %d"
                                .formatted(minibatch, groupSize));
            }
            if (ahead && staleness < 1) {
                throw new IllegalArgumentException(
                        "ahead needs a staleness of at least 1: what is sampled while a step is learned from does not know that step");
            }
        }

        /// The same work in another number of steps of another size.
        public Rl resized(int steps, int tasks, Decoding decoding) {
            return new Rl(
                    name,
                    steps,
                    tasks,
                    groupSize,
                    minibatch,
                    epochs,
                    rollouts,
                    rounds,
                    staleness,
                    ahead,
                    schedules,
                    buffer,
                    from,
                    curriculum,
                    shuffleRewards,
                    algorithm,
                    optimizer,
                    decoding);
        }
    }

    /// `synthesize`: from a task definition to a pool of tasks that later stages train on, with a teacher's help. Synthetic
    /// Data RL, arXiv:2505.17063, stages A to E. The recipe's role `teacher` writes and answers.
    ///
    /// @param definition what kind of task; written here, or the path of its file
    /// @param follow whose rules hold where the paper and its code differ
    /// @param adapt whether solved questions are made harder and unsolved ones easier
    /// @param curator who chooses the samples that are kept
    record Synthesize(
            String name,
            TaskDefinition definition,
            Source follow,
            Amounts amounts,
            boolean adapt,
            Curator curator,
            Samplings samplings,
            Cleaning cleaning)
            implements Stage {

        @Override
        public boolean makesPool() {
            return true;
        }

        /// Where the paper and its code differ.
        public enum Source {
            /// Keywords without synonyms; scores at temperature 0.7; all questions may be kept.
            PAPER,
            /// Keywords with synonyms; scores at temperature 1.2 and top-p 0.95; questions that the student always or never
            /// solves are not kept.
            CODE
        }

        /// How many of what.
        ///
        /// @param examples that the teacher writes at first
        /// @param votes answers of the teacher to each question, beside the one that it was written with
        /// @param agreement share of the answers that must agree for a label
        /// @param scores answers of the student to each question
        /// @param kept samples in the pool at the end, at most
        /// @param passages retrieved for the examples to draw on
        public record Amounts(
                @Range(min = 1, max = 1e7) int examples,
                @Range(min = 0, max = 1e4) int votes,
                @Range(min = 0, max = 1) double agreement,
                @Range(min = 1, max = 1e4) int scores,
                @Range(min = 1, max = 1e7) int kept,
                @Range(min = 1, max = 1e7) int passages) {}

        /// How the teacher is sampled.
        public record Sampling(
                @Range(min = 0, max = 100) double temperature,
                @Range(min = 0, max = 1) double topP,
                @Range(min = 1, max = 1e6) int maxTokens) {}

        /// Each kind of sampling has settings of its own; that of training stands in the stage that trains.
        ///
        /// @param write the teacher's, when it writes examples and what leads to them
        /// @param vote the teacher's, when it answers
        /// @param rewrite the teacher's, when it makes questions harder or easier
        /// @param check the student's, when it is asked whether it solves a question
        /// @param score the student's, when its pass rate is measured
        public record Samplings(
                Sampling write, Sampling vote, Sampling rewrite, Decoding check, Decoding score) {}

        /// What no sample may be too near to.
        ///
        /// @param words so many words in a row that a benchmark has too are a copy; shorter questions are copies where
        ///     they have the same words in any order
        /// @param similarity share of three-word pieces in common above which two questions with the same numbers are the
        ///     same
        public record Cleaning(
                @Range(min = 1, max = 1e3) int words, @Range(min = 0, max = 1) double similarity) {}
    }

    /// A replay buffer: groups of earlier steps that are trained on once more, as they were sampled. They want an algorithm
    /// that weighs by a ratio; those of earlier stages are not among them.
    ///
    /// @param share of a step's groups that come from it
    /// @param steps how far back it reaches
    record Buffer(@Range(min = 0, max = 0.95) double share, @Range(min = 1, max = 1e6) int steps) {}

    /// `curate`: choose the tasks that are worth training on, for later stages that name this one in `from`.
    ///
    /// @param from the earlier stage whose samples the choice goes by: one of rl, or an evaluation of the train split;
    ///     empty draws `tasks` tasks, spread evenly over domains and levels, and samples each `samples` times
    /// @param tasks to choose from
    /// @param samples completions per task
    /// @param keep how many tasks, at most
    /// @param curator who chooses
    record Curate(
            String name,
            String from,
            @Range(min = 1, max = 1e9) int tasks,
            @Range(min = 1, max = 1e9) int samples,
            @Range(min = 1, max = 1e9) int keep,
            Curator curator,
            Decoding decoding)
            implements Stage {

        @Override
        public boolean makesPool() {
            return true;
        }
    }
}
