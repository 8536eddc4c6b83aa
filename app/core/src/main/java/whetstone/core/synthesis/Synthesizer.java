package whetstone.core.synthesis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import whetstone.api.Seed;
import whetstone.core.knowledge.Passage;
import whetstone.core.knowledge.Searching;
import whetstone.core.recipe.Stage.Synthesize;
import whetstone.core.role.ChatModel;
import whetstone.core.synthesis.Rejection.Reason;

/// Synthetic Data RL up to training, arXiv:2505.17063: the parts one after the other. What it yields hangs on its arguments
/// alone, as far as teacher and student answer the same question alike.
public final class Synthesizer {

    private static final int ANY_LENGTH = Integer.MAX_VALUE;

    /// What the work is done with.
    ///
    /// @param knowledge where passages are found
    /// @param evaluated prompts that evaluations of the run ask
    /// @param seed of all that is drawn
    public record Tools(
            ChatModel teacher,
            Student student,
            Marking marking,
            Searching knowledge,
            List<String> evaluated,
            Seed seed,
            Progress progress) {}

    /// What a part did.
    ///
    /// @param entered samples, or other things, that it was given
    /// @param passed those that nothing is said against afterwards
    public record Count(int entered, int passed, Cost cost) {}

    /// What came out.
    ///
    /// @param samples all of them, in the order of their numbers; those that are alive are the pool
    /// @param counts of the parts that had something to do
    public record Yield(List<Sample> samples, SortedMap<Part, Count> counts) {

        /// The samples that are kept.
        public List<Sample> kept() {
            return samples.stream().filter(Sample::alive).toList();
        }
    }

    private final Synthesize settings;
    private final Tools tools;
    private final Teacher teacher;
    private final Exercises exercises;
    private final EnumMap<Part, Count> counts = new EnumMap<>(Part.class);

    public Synthesizer(Synthesize settings, Tools tools) {
        this.settings = settings;
        this.tools = tools;
        teacher = new Teacher(tools.teacher(), tools.progress());
        exercises = new Exercises(settings.definition().demonstrations(), tools.student());
    }

    /// Does all the parts.
    public Yield run() {
        var written = written();
        var samples = vote(Part.VOTING, written);
        if (settings.adapt()) {
            var checked = checked(samples);
            samples = Stream.concat(checked.stream(), rewritten(checked).stream()).toList();
        }
        var clean = count(Part.DECONTAMINATION, samples, decontaminated(samples));
        var distinct =
                count(
                        Part.DEDUPLICATION,
                        clean,
                        Cleaning.deduplicate(clean, settings.cleaning().similarity()));
        var scored = count(Part.SCORING, distinct, scored(distinct));
        var selection = new Selection(settings);
        var selected =
                count(Part.SELECTION, scored, selection.select(scored, seed(Part.SELECTION)));
        return new Yield(selected, new TreeMap<>(counts));
    }

    private Seed seed(Part part) {
        return tools.seed().derive(part.label());
    }

    private List<Sample> written() {
        var briefing = new Briefing(settings.definition(), teacher, settings);
        var passages = List.<Passage>of();
        if (!settings.definition().knowledge().isEmpty()) {
            var keywords = briefing.keywords(seed(Part.KEYWORDS));
            count(Part.KEYWORDS, 1, keywords.size());
            passages = briefing.passages(keywords, tools.knowledge(), seed(Part.RETRIEVAL));
            count(Part.RETRIEVAL, settings.amounts().passages(), passages.size());
        }
        var pattern = briefing.pattern(seed(Part.PATTERN));
        int shown = settings.definition().demonstrations().size();
        if (shown > 0) {
            count(Part.PATTERN, shown, pattern.isEmpty() ? 0 : shown);
        }
        var writing = new Writing(settings.definition(), teacher, exercises, settings);
        var samples = writing.examples(pattern, passages, seed(Part.WRITING));
        count(Part.WRITING, samples.size(), alive(samples));
        return samples;
    }

    private List<Sample> vote(Part part, List<Sample> samples) {
        var voting =
                new Voting(
                        settings.definition(), tools.marking(), teacher, tools.student(), settings);
        return count(part, samples, voting.label(part, samples, seed(part)));
    }

    private List<Sample> checked(List<Sample> samples) {
        var alive = samples.stream().filter(Sample::alive).toList();
        tools.progress().done(Part.CHECKING, 0, alive.size());
        var rates =
                tools.student()
                        .solve(
                                alive.stream().map(Sample::task).toList(),
                                1,
                                settings.samplings().check(),
                                seed(Part.CHECKING));
        var checked = new ArrayList<Sample>();
        int next = 0;
        for (var sample : samples) {
            checked.add(sample.alive() ? sample.checked(rates.get(next++).correct() > 0) : sample);
        }
        return count(Part.CHECKING, samples, checked);
    }

    private List<Sample> rewritten(List<Sample> checked) {
        var rewriting = new Rewriting(settings.definition(), teacher, exercises, settings);
        var rewritten = rewriting.rewrite(checked, seed(Part.REWRITING));
        count(Part.REWRITING, rewritten.size(), alive(rewritten));
        return vote(Part.SECOND_VOTING, rewritten);
    }

    private List<Sample> decontaminated(List<Sample> samples) {
        var files = Benchmarks.read(settings.definition().benchmarks());
        // An evaluation draws its questions by a rule: the wording of another one is no copy.
        return Cleaning.decontaminate(
                samples,
                List.of(
                        new Benchmarks(files, settings.cleaning().words()),
                        new Benchmarks(tools.evaluated(), ANY_LENGTH)));
    }

    private List<Sample> scored(List<Sample> samples) {
        var alive = samples.stream().filter(Sample::alive).toList();
        tools.progress().done(Part.SCORING, 0, alive.size());
        var rates =
                tools.student()
                        .solve(
                                alive.stream().map(Sample::task).toList(),
                                settings.amounts().scores(),
                                settings.samplings().score(),
                                seed(Part.SCORING));
        var scored = new ArrayList<Sample>();
        int next = 0;
        for (var sample : samples) {
            scored.add(sample.alive() ? scored(sample, rates.get(next++)) : sample);
        }
        return scored;
    }

    private static Sample scored(Sample sample, Student.Rate rate) {
        return rate.judged() == 0
                ? sample.rejected(
                        Part.SCORING, Reason.UNSCORABLE, "no answer of the student could be judged")
                : sample.scored(rate);
    }

    private List<Sample> count(Part part, List<Sample> before, List<Sample> after) {
        count(part, alive(before), alive(after));
        return after;
    }

    private void count(Part part, int entered, int passed) {
        counts.put(part, new Count(entered, passed, teacher.cost(part)));
    }

    private static int alive(List<Sample> samples) {
        return (int) samples.stream().filter(Sample::alive).count();
    }
}
