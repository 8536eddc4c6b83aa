package whetstone.core.plugin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is installed for a user, and what they decided about it. A value; the [Library] replaces it whole.
///
/// @param format of the file, [#FORMAT]
/// @param installed by id
/// @param kept by id: what an update, a removal or a return replaced, so that it can be undone
/// @param disabled ids that shall not run
/// @param quarantined by id: why it shall not run
/// @param allowed SHA-256 of zips in workspaces that may run
/// @param keys by fingerprint: the keys whose plugins may be installed
/// @param pins by id: the fingerprint of the only key whose files may take its place
/// @param sites by name
/// @param history the newest last
public record Ledger(
        int format,
        SortedMap<String, Installed> installed,
        SortedMap<String, Installed> kept,
        SortedSet<String> disabled,
        SortedMap<String, String> quarantined,
        SortedSet<String> allowed,
        SortedMap<String, TrustedKey> keys,
        SortedMap<String, String> pins,
        SortedMap<String, TrustedSite> sites,
        List<Change> history) {

    /// The format that this program reads and writes.
    public static final int FORMAT = 1;

    private static final int LONGEST_HISTORY = 200;

    public Ledger {
        installed = sorted(installed);
        kept = sorted(kept);
        disabled = Collections.unmodifiableSortedSet(new TreeSet<>(disabled));
        quarantined = sorted(quarantined);
        allowed = Collections.unmodifiableSortedSet(new TreeSet<>(allowed));
        keys = sorted(keys);
        pins = sorted(pins);
        sites = sorted(sites);
        history = List.copyOf(history);
    }

    /// A key that its user trusts.
    ///
    /// @param key Base64 of its X.509 form
    /// @param name that the user knows its owner by
    public record TrustedKey(String key, String name) {}

    /// A site that its user trusts.
    ///
    /// @param url of its index
    /// @param key that signs the index, Base64 of its X.509 form
    /// @param priority of two sites with one plugin, that with the higher number is asked
    /// @param serial of the newest index seen; an older one is refused
    public record TrustedSite(String url, String key, int priority, long serial) {}

    private static <T> SortedMap<String, T> sorted(SortedMap<String, T> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    static Ledger empty() {
        return new Ledger(
                FORMAT,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of());
    }

    /// A copy of this ledger to be changed.
    public Draft draft() {
        return new Draft(this);
    }

    /// A ledger in the making.
    public static final class Draft {
        public final SortedMap<String, Installed> installed;
        public final SortedMap<String, Installed> kept;
        public final SortedSet<String> disabled;
        public final SortedMap<String, String> quarantined;
        public final SortedSet<String> allowed;
        public final SortedMap<String, TrustedKey> keys;
        public final SortedMap<String, String> pins;
        public final SortedMap<String, TrustedSite> sites;
        private final List<Change> history;

        private Draft(Ledger from) {
            installed = new TreeMap<>(from.installed);
            kept = new TreeMap<>(from.kept);
            disabled = new TreeSet<>(from.disabled);
            quarantined = new TreeMap<>(from.quarantined);
            allowed = new TreeSet<>(from.allowed);
            keys = new TreeMap<>(from.keys);
            pins = new TreeMap<>(from.pins);
            sites = new TreeMap<>(from.sites);
            history = new ArrayList<>(from.history);
        }

        /// Adds a line to the history.
        public Draft note(String what) {
            history.add(new Change(Instant.now(), what));
            return this;
        }

        /// The finished ledger.
        public Ledger done() {
            var from = Math.max(0, history.size() - LONGEST_HISTORY);
            return new Ledger(
                    FORMAT,
                    installed,
                    kept,
                    disabled,
                    quarantined,
                    allowed,
                    keys,
                    pins,
                    sites,
                    history.subList(from, history.size()));
        }
    }
}
