package whetstone.core.curate;

import whetstone.api.Domain;
import whetstone.api.Problem;
import whetstone.api.Seed;
import whetstone.api.Split;
import whetstone.api.Task;
import whetstone.core.plugin.Boundary;
import whetstone.core.plugin.PluginException;
import whetstone.core.plugin.Truths;

/// Draws a domain's tasks. The hash of a problem's canonical text alone decides its split, so no two splits share a
/// problem, whatever was drawn by whom. A task depends on its own index and on nothing drawn before.
///
/// @param pluginVersion of the plugin that brings the domain; part of every task's id
/// @param seed root of the run, or of whatever else draws
/// @param instructions whether prompts end with the domain's words on how to answer
public record Drawing(Domain<?> domain, String pluginVersion, Seed seed, boolean instructions) {
    // A split of a tenth is missed so often by chance once in 10^45 tasks.
    private static final int MOST_ATTEMPTS = 1000;

    /// A task with the truth as its domain knows it.
    public record Drawn<T extends Record>(Task task, Domain<T> domain, T truth) {

        /// A completion that is judged correct.
        public String reference() {
            return Boundary.ask(domain, "reference", () -> domain.reference(truth));
        }

        /// A worked answer to imitate.
        public String demonstration() {
            return Boundary.ask(domain, "demonstration", () -> domain.demonstration(truth));
        }
    }

    /// The task at `index`, as it is stored.
    ///
    /// @param level 0 to 9
    /// @throws PluginException if the domain fails, or has no problem of that level in that split
    public Task draw(int level, Split split, long index) {
        return drawn(level, split, index).task();
    }

    /// The task at `index`.
    ///
    /// @param level 0 to 9
    /// @throws PluginException if the domain fails, or has no problem of that level in that split
    public Drawn<?> drawn(int level, Split split, long index) {
        if (level < 0 || level > 9) {
            throw new IllegalArgumentException("level must lie in 0 to 9, was " + level);
        }
        return drawn(domain, level, split, index);
    }

    private <T extends Record> Drawn<T> drawn(
            Domain<T> domain, int level, Split split, long index) {
        return Boundary.ask(
                domain,
                "draw",
                () -> {
                    var problem = problem(domain, level, split, index);
                    return new Drawn<>(task(problem, level, split, index), domain, problem.truth());
                });
    }

    private <T extends Record> Problem<T> problem(
            Domain<T> domain, int level, Split split, long index) {
        var id = domain.id();
        var place =
                seed.derive("tasks").derive(id).derive(level).derive(split.label()).derive(index);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var problem = domain.draw(level, place.derive(attempt).random());
            if (split(id, domain.canonical(problem.truth())) == split) {
                return problem;
            }
        }
        throw new PluginException(
                Boundary.owner(domain),
                "%s, level %d: none of %d problems belongs to split %s; the level has too few, draw another one"
                        .formatted(id, level, MOST_ATTEMPTS, split.label()));
    }

    /// The split that a problem belongs to, forever: eight in ten train, one validates, one tests.
    ///
    /// @param domain id
    /// @param canonical from [Domain#canonical]
    public static Split split(String domain, String canonical) {
        var hash = new Seed(0).derive("split").derive(domain).derive(canonical).value();
        return switch ((int) Long.remainderUnsigned(hash, 10)) {
            case 0 -> Split.TEST;
            case 1 -> Split.VALIDATION;
            default -> Split.TRAIN;
        };
    }

    private Task task(Problem<?> problem, int level, Split split, long index) {
        var prompt = problem.prompt() + (instructions ? "\n" + domain.instructions() : "");
        var truth = Truths.write(problem.truth());
        var id =
                TaskIds.of(
                        domain.id(), pluginVersion, level + split.label() + index, prompt, truth);
        return new Task(id, domain.id(), level, split, prompt, truth, null, null);
    }
}
