package whetstone.desktop;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import whetstone.desktop.frame.Docking;
import whetstone.desktop.frame.Perspective;

/// How a person has arranged the views, as preferences of the workspace.
record Arrangement(Docking docking) {
    private static final String LAYOUT = "layout.";
    private static final String PERSPECTIVE = "perspective";

    /// Arranges the views as `preferences` say.
    ///
    /// @return ids of the perspectives whose layout could not be used whole
    List<String> restore(Map<String, String> preferences) {
        var layouts = new TreeMap<String, String>();
        preferences.forEach((key, value) -> {
            if (key.startsWith(LAYOUT)) {
                layouts.put(key.substring(LAYOUT.length()), value);
            }
        });
        var mended = docking.restore(layouts);
        docking.replace(perspective(preferences));
        return mended;
    }

    /// Whether `preferences` say nothing of it.
    static boolean none(Map<String, String> preferences) {
        return preferences.keySet().stream().noneMatch(key -> key.startsWith(LAYOUT));
    }

    private static Perspective perspective(Map<String, String> preferences) {
        var last = preferences.get(PERSPECTIVE);
        return Stream.of(Perspective.values())
                .filter(each -> each.id().equals(last))
                .findFirst()
                .orElse(Perspective.TRAIN);
    }

    /// What [#restore] takes.
    Map<String, String> kept() {
        var kept = new TreeMap<String, String>();
        docking.layouts().forEach((id, layout) -> kept.put(LAYOUT + id, layout));
        kept.put(PERSPECTIVE, docking.perspective().get().id());
        return kept;
    }
}
