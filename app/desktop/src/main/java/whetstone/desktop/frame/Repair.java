package whetstone.desktop.frame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import whetstone.desktop.frame.Layout.Split;
import whetstone.desktop.frame.Layout.Tabs;

/// Mends layouts that were saved by another version, with plugins that are gone, or by accident.
final class Repair {
    private final Set<String> known;
    private final Set<String> seen = new HashSet<>();

    private Repair(Set<String> known) {
        this.known = known;
    }

    /// Nothing where no place for editors is left.
    static Optional<Layout> of(Layout layout, Set<String> known) {
        return new Repair(known)
                .mend(layout)
                .filter(whole -> whole.leaves().anyMatch(Repair::isEditors));
    }

    private static boolean isEditors(Tabs tabs) {
        return tabs.id().equals(Layout.EDITORS);
    }

    private Optional<Layout> mend(Layout layout) {
        return switch (layout) {
            case Tabs tabs -> mend(tabs);
            case Split split -> mend(split);
        };
    }

    private Optional<Layout> mend(Tabs tabs) {
        var views = tabs.views().stream().filter(known::contains).filter(seen::add).toList();
        var selected = views.contains(tabs.selected()) ? tabs.selected() : "";
        return views.isEmpty() && !isEditors(tabs)
                ? Optional.empty()
                : Optional.of(new Tabs(tabs.id(), views, selected));
    }

    private Optional<Layout> mend(Split split) {
        var parts = new ArrayList<Layout>();
        split.parts().forEach(part -> mend(part).ifPresent(parts::add));
        if (parts.size() < 2) {
            return parts.stream().findFirst();
        }
        boolean sound = parts.size() == split.parts().size() && rising(split.dividers(), parts);
        return Optional.of(
                new Split(
                        split.id(),
                        split.vertical(),
                        sound ? split.dividers() : even(parts.size()),
                        parts));
    }

    private static boolean rising(List<Double> dividers, List<Layout> parts) {
        double before = 0;
        for (double at : dividers) {
            if (!(at > before + 0.02 && at < 0.98)) {
                return false;
            }
            before = at;
        }
        return dividers.size() == parts.size() - 1;
    }

    private static List<Double> even(int parts) {
        return IntStream.range(1, parts).mapToObj(i -> (double) i / parts).toList();
    }
}
