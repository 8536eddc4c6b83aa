package whetstone.desktop.plugins;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import whetstone.core.plugin.Inventory;
import whetstone.core.plugin.Library;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.PluginStatus;
import whetstone.core.plugin.Verification;
import whetstone.core.plugin.install.Installer;
import whetstone.core.plugin.install.Outcome;
import whetstone.core.plugin.install.Refusal;
import whetstone.core.plugin.install.Refusal.Kind;
import whetstone.core.plugin.install.Trust;
import whetstone.core.plugin.site.Sites;

/// Everything that can be done to the library, through the services that the command line uses.
///
/// @param unsigned whether files that nobody signed may be installed
/// @param older whether an older version may take the place of a newer one
record Steps(PluginPlaces places, boolean unsigned, boolean older) {

    /// A step with a title for who waits for it.
    record Named(String title, Step step) {}

    private Library library() {
        return new Library(places.library());
    }

    private Installer installer() {
        return new Installer(places);
    }

    /// Removes a plugin; asks where others need it.
    Named remove(String id) {
        return new Named(
                "Removing " + id,
                () -> {
                    var needed =
                            Inventory.of(places)
                                    .find(id)
                                    .map(PluginStatus::neededBy)
                                    .orElse(List.of());
                    if (needed.isEmpty()) {
                        return remove(id, false);
                    }
                    return new Answer.Asks(
                            new Question.RemoveAll(id, needed),
                            () -> remove(id, true),
                            () -> Answer.Done.of(id + ": not removed"));
                });
    }

    private Answer remove(String id, boolean dependents) {
        var outcome = installer().remove(Set.of(id), dependents, false);
        return new Answer.Done(Words.of(outcome), Optional.of(undo(places, outcome)));
    }

    /// Brings back the version that was there before.
    Named rollback(String id) {
        return new Named(
                "Bringing back " + id,
                () -> {
                    var outcome = installer().rollback(id);
                    return new Answer.Done(Words.of(outcome), Optional.of(undo(places, outcome)));
                });
    }

    /// What takes `outcome` back: what is new goes, what was replaced or removed returns.
    static Named undo(PluginPlaces places, Outcome outcome) {
        var installer = new Installer(places);
        var fresh = new HashSet<String>();
        var returning = new ArrayList<String>();
        for (var step : outcome.steps()) {
            if (step.from().isEmpty()) {
                fresh.add(step.id());
            } else {
                returning.add(step.id());
            }
        }
        return new Named(
                "Undoing",
                () -> {
                    var said = new ArrayList<String>();
                    if (!returning.isEmpty()) {
                        said.addAll(returned(installer, returning));
                    }
                    if (!fresh.isEmpty()) {
                        said.addAll(Words.of(installer.remove(fresh, false, false)));
                    }
                    return Answer.Done.of(said.toArray(String[]::new));
                });
    }

    // One that needs another can come back only after it: whoever is refused tries again when
    // somebody has returned.
    private static List<String> returned(Installer installer, List<String> ids) {
        var said = new ArrayList<String>();
        var waiting = List.copyOf(ids);
        while (!waiting.isEmpty()) {
            var refused = new ArrayList<String>();
            var why = new ArrayList<Refusal>();
            for (var id : waiting) {
                try {
                    said.addAll(Words.of(installer.rollback(id)));
                } catch (Refusal e) {
                    refused.add(id);
                    why.add(e);
                }
            }
            if (refused.size() == waiting.size()) {
                throw why.getFirst();
            }
            waiting = refused;
        }
        return said;
    }

    /// Lets a plugin run again.
    Named enable(String id) {
        return new Named(
                "Enabling " + id,
                () -> {
                    library().enable(id);
                    var now = Inventory.of(places).find(id);
                    var reason = now.map(PluginStatus::reason).orElse("");
                    var said =
                            reason.isEmpty() ? id + " is enabled" : "%s: %s".formatted(id, reason);
                    return new Answer.Done(List.of(said), Optional.of(disable(id)));
                });
    }

    /// Keeps a plugin from running.
    Named disable(String id) {
        return new Named(
                "Disabling " + id,
                () -> {
                    library().disable(id);
                    var said = new ArrayList<String>();
                    said.add(id + " is disabled");
                    Inventory.of(places)
                            .find(id)
                            .ifPresent(now ->
                                    now.neededBy()
                                            .forEach(other ->
                                                    said.add(other + " needs it and stops too")));
                    return new Answer.Done(said, Optional.of(enable(id)));
                });
    }

    /// Lets a plugin run that lies in the workspace, when a person has agreed.
    Named trust(PluginStatus plugin) {
        var file = plugin.file();
        return new Named(
                "Trusting " + plugin.id(),
                () ->
                        new Answer.Asks(
                                new Question.TrustFile(plugin),
                                () -> {
                                    new Trust(library()).add(file);
                                    return new Answer.Done(
                                            List.of(plugin.id() + " may run where it lies"),
                                            Optional.of(forget(plugin.sha256())));
                                },
                                () -> Answer.Done.of(plugin.id() + ": not trusted")));
    }

    /// Trusts a key or a file no more, or lets a plugin have another key.
    Named forget(String what) {
        return new Named(
                "Forgetting",
                () -> {
                    new Trust(library()).forget(what);
                    return Answer.Done.of("forgot " + what);
                });
    }

    /// Adds a site, when a person has said that they trust its key.
    Named add(Sites.Wish wish) {
        return new Named("Reading site " + wish.name(), () -> add(wish, ""));
    }

    private Answer add(Sites.Wish wish, String trusted) {
        var asked = new ArrayList<String>();
        try {
            var shelf =
                    new Sites(library())
                            .add(
                                    wish,
                                    key -> {
                                        asked.add(key);
                                        return key.equals(trusted);
                                    });
            return Answer.Done.of(
                    "added %s, signed by %s: %d releases"
                            .formatted(wish.name(), shelf.key(), shelf.index().releases().size()));
        } catch (Refusal e) {
            if (e.kind() != Kind.UNTRUSTED || asked.isEmpty()) {
                throw e;
            }
            var key = asked.getFirst();
            return new Answer.Asks(
                    new Question.TrustSite(wish.name(), wish.url(), key),
                    () -> add(wish, key),
                    () -> Answer.Done.of(wish.name() + ": not added, its key is not trusted"));
        }
    }

    /// A site as a person writes it.
    ///
    /// @throws Refusal if the address or the priority is none
    static Sites.Wish wish(String name, String url, String priority, boolean loopback) {
        try {
            int number = priority.isBlank() ? 0 : Integer.parseInt(priority.strip());
            return new Sites.Wish(name.strip(), URI.create(url.strip()), number, loopback);
        } catch (NumberFormatException e) {
            throw new Refusal(Kind.ABSENT, priority + ": is no priority; write a whole number");
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    Kind.ABSENT, url + ": is no address; write one that begins with https://");
        }
    }

    /// Forgets a site.
    Named removeSite(String name) {
        return new Named(
                "Removing site " + name,
                () -> {
                    new Sites(library()).remove(name);
                    return Answer.Done.of("removed site " + name);
                });
    }

    /// Compares every installed plugin with what was installed.
    Named verify() {
        return new Named(
                "Verifying",
                () -> {
                    var found = Verification.of(library());
                    var said =
                            found.stream()
                                    .map(one ->
                                            "%s %s %s  %s"
                                                    .formatted(
                                                            one.sound() ? "ok" : "differs",
                                                            one.id(),
                                                            one.version(),
                                                            one.found()))
                                    .toList();
                    if (found.isEmpty()) {
                        return Answer.Done.of("nothing is installed beside the bundled plugins");
                    }
                    return found.stream().allMatch(Verification::sound)
                            ? new Answer.Done(said, Optional.empty())
                            : new Answer.Refused(String.join("\n", said));
                });
    }
}
