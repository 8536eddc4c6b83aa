package whetstone.core.synthesis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import whetstone.api.Domain;
import whetstone.api.Domain.Rewrite;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Verdict;
import whetstone.core.curate.Drawing;
import whetstone.core.plugin.Boundary;

/// A stock of a domain's problems that a program knows, so many at each level: whoever is asked about one of them finds it by
/// its words, also in another process. All are of the training split.
///
/// @param <T> the domain's truth
final class KnownProblems<T extends Record> {

    private static final int HIGHEST = 9;

    private final Domain<T> domain;
    private final Drawing drawing;
    private final int count;
    private final List<Integer> written;
    private final Map<Integer, List<Known<T>>> levels = new TreeMap<>();
    private final Map<String, Known<T>> byInput = new HashMap<>();
    private boolean rewritten;

    /// A problem of the stock.
    record Known<T extends Record>(Domain<T> domain, int level, String input, T truth) {

        /// A worked answer.
        String demonstration() {
            return Boundary.ask(domain, "demonstration", () -> domain.demonstration(truth));
        }

        /// Whether `completion` solves it.
        boolean solvedBy(String completion) {
            return Boundary.ask(domain, "verify", () -> domain.verify(truth, completion))
                    instanceof Verdict.Correct;
        }
    }

    /// @param written levels of the problems that examples are made of; those one below and one above are known, too
    /// @param count problems of each level
    KnownProblems(Domain<T> domain, String version, List<Integer> written, int count) {
        this.domain = domain;
        this.written = List.copyOf(written);
        this.count = count;
        drawing = new Drawing(domain, version, new Seed(0).derive("stand-in"), false);
        for (int level : written) {
            for (int near = Math.max(0, level - 1); near <= Math.min(HIGHEST, level + 1); near++) {
                levels.computeIfAbsent(near, this::draw);
            }
        }
        levels.values()
                .forEach(list -> list.forEach(each -> byInput.putIfAbsent(each.input(), each)));
    }

    private List<Known<T>> draw(int level) {
        return Boundary.many(() ->
                IntStream.range(0, count)
                        .mapToObj(i -> known(level, drawing.drawn(level, Split.TRAIN, i)))
                        .toList());
    }

    @SuppressWarnings("unchecked") // What a domain draws has a truth of that domain.
    private Known<T> known(int level, Drawing.Drawn<?> drawn) {
        return new Known<>(domain, level, drawn.task().prompt().strip(), (T) drawn.truth());
    }

    /// Some problem of a level; the same one for the same seed.
    Known<T> any(int level, Seed seed) {
        var problems = levels.computeIfAbsent(level, this::draw);
        return problems.get(seed.random().nextInt(problems.size()));
    }

    /// The problem that `input` asks.
    synchronized Optional<Known<T>> find(String input) {
        var found = byInput.get(input.strip());
        if (found == null && !rewritten) {
            rewritten = true;
            written.stream()
                    .flatMap(level -> levels.getOrDefault(level, List.of()).stream())
                    .flatMap(each -> Arrays.stream(Rewrite.values()).map(way -> rewrite(each, way)))
                    .forEach(other -> byInput.putIfAbsent(other.input(), other));
            found = byInput.get(input.strip());
        }
        return Optional.ofNullable(found);
    }

    /// The one problem that `problem` is rewritten to: as its domain does it, else one of the next level.
    Known<T> rewrite(Known<T> problem, Rewrite direction) {
        var seed = new Seed(0).derive("rewrite").derive(direction.name()).derive(problem.input());
        int level =
                switch (direction) {
                    case HARDER -> Math.min(HIGHEST, problem.level() + 1);
                    case EASIER -> Math.max(0, problem.level() - 1);
                };
        return Boundary.ask(
                        domain,
                        "rewrite",
                        () -> domain.rewrite(problem.truth(), direction, seed.random()))
                .filter(other -> trains(other.truth()))
                .map(other -> new Known<>(domain, level, other.prompt().strip(), other.truth()))
                .orElseGet(() -> any(level, seed));
    }

    private boolean trains(T truth) {
        var canonical = Boundary.ask(domain, "canonical", () -> domain.canonical(truth));
        return Drawing.split(domain.id(), canonical) == Split.TRAIN;
    }
}
