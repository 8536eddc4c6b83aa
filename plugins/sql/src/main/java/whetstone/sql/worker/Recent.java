package whetstone.sql.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What was made last, by what it was made for.
final class Recent<K, V> {

    private final int most;
    private final Consumer<V> forgotten;
    private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);

    /// @param most how many are kept
    /// @param forgotten is told of each that is kept no longer
    Recent(int most, Consumer<V> forgotten) {
        this.most = most;
        this.forgotten = forgotten;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(kept.get(key));
    }

    void keep(K key, V made) {
        kept.put(key, made);
        if (kept.size() > most) {
            var eldest = kept.entrySet().iterator();
            forgotten.accept(eldest.next().getValue());
            eldest.remove();
        }
    }

    void clear() {
        kept.values().forEach(forgotten);
        kept.clear();
    }
}
