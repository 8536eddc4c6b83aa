package whetstone.desktop.session;

import java.util.Locale;
import whetstone.core.store.Runs.Run;

/// A run as the table shows it.
///
/// @param state how it stands, seen from here
/// @param parent the run that it was forked from, by id; 0 for none
/// @param result what it came to, in a line; empty as long as it is not done
public record RunRow(Run run, State state, long parent, String result) {

    /// How a run stands.
    public enum State {
        RUNNING,
        /// Its process is gone without a word: killed, or the machine went down.
        INTERRUPTED,
        DONE,
        FAILED,
        STOPPED,
        PAUSED;

        /// The state in words.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether the run can go on from its last checkpoint.
        public boolean resumable() {
            return this != RUNNING && this != DONE;
        }
    }

    /// Pass rate before and after, or what stands in its place.
    public String rates() {
        return result.split(", ", 2)[0];
    }

    /// What the run gained, with its interval, in points; empty where nothing was compared.
    public String gain() {
        var parts = result.split(", ", 2);
        return parts.length < 2 ? "" : parts[1];
    }

    /// Its recipe, and what it was forked from.
    public String recipe() {
        return parent == 0 ? run.name() : "%s (fork of %d)".formatted(run.name(), parent);
    }

    /// `run 3 · quickstart`.
    public String title() {
        return "run %d · %s".formatted(run.id(), recipe());
    }
}
