package whetstone.verilog.examine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What was used of late.
public final class Recent {
    private Recent() {}

    /// A map that forgets what was used longest ago; for several threads.
    public static <K, V> Map<K, V> map(int most) {
        return Collections.synchronizedMap(
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                        return size() > most;
                    }
                });
    }
}
