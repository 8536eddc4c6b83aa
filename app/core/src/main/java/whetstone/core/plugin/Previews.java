package whetstone.core.plugin;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import whetstone.api.Domain;
import whetstone.api.Preview;
import whetstone.api.Task;

/// Asks domains what there is to see of their problems.
public final class Previews {
    private final Map<String, Domain<?>> domains;

    /// @param domains by id
    public Previews(Map<String, ? extends Domain<?>> domains) {
        this.domains = new TreeMap<>(domains);
    }

    /// What a person would like to see of `task`; nothing where no domain here drew it, or where its domain has nothing
    /// to show beyond the prompt and the truth themselves.
    ///
    /// @throws PluginException if the domain throws, or if the truth is not one of its own
    public Optional<Preview> of(Task task) {
        return Optional.ofNullable(domains.get(task.domain()))
                .flatMap(domain -> ask(domain, task.truth()))
                .filter(shown -> !repeats(shown, task.prompt()));
    }

    // A prompt may go on with how to answer.
    private static boolean repeats(Preview shown, String prompt) {
        return shown instanceof Preview.Text(var text) && prompt.startsWith(text);
    }

    private static <T extends Record> Optional<Preview> ask(Domain<T> domain, String json) {
        var plugin = Boundary.owner(domain);
        try {
            var truth = Judge.truth(domain, json);
            @Nullable Preview shown = Boundary.ask(domain, "preview", () -> domain.preview(truth));
            return Optional.ofNullable(shown)
                    .filter(preview -> !preview.equals(new Preview.Text(truth.toString())));
        } catch (Judge.BrokenTruth e) {
            throw new PluginException(plugin, String.valueOf(e.getMessage()), e);
        }
    }
}
