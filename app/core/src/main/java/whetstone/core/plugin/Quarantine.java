package whetstone.core.plugin;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries plugins that a former process was starting when it ended, and shuts away those that do it again.
///
/// A process may also end at that moment because somebody killed it, so a suspect is not guilty.
final class Quarantine {
    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private Quarantine() {}

    static void examine(PluginPlaces places, List<CrashGuard.Suspect> suspects) {
        if (suspects.isEmpty()) {
            return;
        }
        var known = new ArrayList<>(Discovery.of(places).candidates());
        for (var suspect : suspects) {
            known.stream()
                    .filter(candidate -> candidate.id().equals(suspect.id()))
                    .filter(candidate -> candidate.zip().sha256().equals(suspect.sha256()))
                    .filter(candidate -> candidate.state().runs())
                    .findFirst()
                    .ifPresent(candidate -> examine(places, candidate, known));
        }
    }

    private static void examine(PluginPlaces places, Candidate suspect, List<Candidate> known) {
        var zips =
                known.stream()
                        .filter(candidate -> candidate.state().runs())
                        .map(candidate -> candidate.zip().file())
                        .toList();
        var outcome = Trial.of(zips, List.of(), places.cache());
        if (outcome.died().isEmpty()) {
            return;
        }
        var why =
                "took the program down when it started (%s): report it to its author; 'whetstone plugins enable %s' tries it again, 'plugins rollback %s' returns to the version before"
                        .formatted(outcome.died(), suspect.id(), suspect.id());
        try {
            new Library(places.library()).quarantine(suspect.id(), why);
        } catch (PluginException e) {
            LOG.warn("{} cannot be quarantined: {}", suspect.id(), e.getMessage());
        }
    }
}
