package whetstone.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import whetstone.core.recipe.Form;
import whetstone.core.recipe.Form.Field;
import whetstone.core.recipe.Form.Kind;
import whetstone.core.recipe.Form.Section;
import whetstone.core.recipe.Recipes;
import whetstone.core.recipe.Spelling;

@Command(
        name = "keys",
        description =
                "Show every key that a recipe can have: what may be written, what it is where nothing is"
                        + " written, and what it means. Markdown.",
        footer = {
            "",
            "Algorithms, curators and rollout plans are those of the loaded plugins.",
            "",
            "Examples:",
            "  whetstone recipes keys",
            "  whetstone recipes keys rl",
            "  whetstone recipes keys ppo"
        })
final class RecipesKeysCommand implements Callable<Integer> {

    private final PluginSource source;
    private final PrintWriter out;

    @Parameters(
            paramLabel = "PART",
            arity = "0..1",
            description =
                    "A stage, algorithm, curator, rollout plan or other part. Default: all of them")
    @Nullable String part;

    @Mixin WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    RecipesKeysCommand(PluginSource source, PrintWriter out) {
        this.source = source;
        this.out = out;
    }

    @Override
    public Integer call() {
        try (var plugins = source.load(workspace.folder)) {
            var sections = chosen(Recipes.of(plugins).reference());
            if (json) {
                Json.print(sections, out);
            } else {
                if (part == null) {
                    out.println("# What a recipe can say");
                }
                sections.forEach(this::print);
            }
        }
        return 0;
    }

    private List<Section> chosen(Form reference) {
        if (part == null) {
            return reference.sections();
        }
        var found = reference.sections().stream().filter(one -> names(one).anyMatch(part::equals));
        var sections = found.toList();
        if (sections.isEmpty()) {
            var all = reference.sections().stream().flatMap(RecipesKeysCommand::names).toList();
            throw new UsageException(
                    "recipes keys: no part '%s'; %s".formatted(part, Spelling.meant(part, all)));
        }
        return sections;
    }

    // `stage: rl` goes by its whole title, and by the last word of it.
    private static Stream<String> names(Section section) {
        var title = section.title().replaceFirst(",.*", "");
        return Stream.of(title, title.substring(title.lastIndexOf(' ') + 1)).distinct();
    }

    private void print(Section section) {
        out.printf("%n## %s%n%n", section.title());
        if (section.fields().isEmpty()) {
            out.println("No keys of its own.");
            return;
        }
        out.println("| key | may be | default | meaning |");
        out.println("|---|---|---|---|");
        for (var field : section.fields()) {
            out.println(
                    "| `%s` | %s | %s | %s |"
                            .formatted(
                                    field.name(),
                                    cell(words(field)),
                                    shown(field),
                                    cell(field.help())));
        }
    }

    private static String shown(Field field) {
        return field.value().isEmpty() ? "" : "`%s`".formatted(cell(field.value()));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String words(Field field) {
        return switch (field.kind()) {
            case Kind.Amount amount -> words(amount);
            case Kind.Flag() -> "true or false";
            // Algorithms, curators and rollout plans have sections of their own.
            case Kind.Choice _ when field.name().endsWith(".type") -> "a name below";
            case Kind.Choice choice -> String.join(", ", choice.words());
            case Kind.Text() -> "text";
            case Kind.Collection() -> "list or map";
        };
    }

    private static String words(Kind.Amount amount) {
        var kind = amount.whole() ? "whole number" : "number";
        if (Double.isInfinite(amount.min()) && Double.isInfinite(amount.max())) {
            return kind;
        }
        if (Double.isInfinite(amount.max()) || amount.max() >= Integer.MAX_VALUE) {
            return "%s from %s".formatted(kind, plain(amount.min()));
        }
        return "%s from %s to %s".formatted(kind, plain(amount.min()), plain(amount.max()));
    }

    private static String plain(double end) {
        return new BigDecimal(Double.toString(end)).stripTrailingZeros().toPlainString();
    }
}
