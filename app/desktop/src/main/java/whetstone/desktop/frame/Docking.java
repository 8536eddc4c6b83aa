package whetstone.desktop.frame;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import software.coley.bentofx.Bento;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.DockContainer;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;
import whetstone.desktop.frame.Layout.Split;
import whetstone.desktop.frame.Layout.Tabs;

/// The views, docked: the only class that knows Bento.
public final class Docking {
    private final Map<String, ViewSpec> specs = new LinkedHashMap<>();
    private final Map<String, ViewPane> panes = new LinkedHashMap<>();
    private final Map<Perspective, Layout> layouts = new EnumMap<>(Perspective.class);
    private final ReadOnlyObjectWrapper<Perspective> perspective =
            new ReadOnlyObjectWrapper<>(Perspective.TRAIN);
    private final StackPane root = new StackPane();
    private final Node empty;
    private Bento bento = new Bento();

    /// @param empty what the middle shows when no view is there
    public Docking(List<ViewSpec> views, Node empty) {
        this.empty = empty;
        views.forEach(this::put);
        root.getStyleClass().add("docking");
        root.setMinSize(0, 0);
    }

    private void put(ViewSpec view) {
        specs.put(view.id(), view);
        panes.computeIfAbsent(view.id(), _ -> new ViewPane(view)).use(view);
        var open = bento.search().dockable(view.id());
        if (open != null) {
            describe(open.dockable(), view);
        }
    }

    /// Takes the views that plugins have now, those from before made anew. Where one is gone its place tells so.
    public void contribute(List<ViewSpec> views) {
        var ids = views.stream().map(ViewSpec::id).toList();
        var gone = specs.keySet().stream().filter(ViewSpec::contributed);
        gone.filter(id -> !ids.contains(id)).toList().forEach(id -> put(ViewSpec.absent(id)));
        views.forEach(this::put);
    }

    // Plugins are loaded after the window is arranged; their views keep their places.
    private void expect(Layout layout) {
        layout.leaves()
                .flatMap(tabs -> tabs.views().stream())
                .filter(id -> ViewSpec.contributed(id) && !specs.containsKey(id))
                .distinct()
                .toList()
                .forEach(id -> put(ViewSpec.absent(id)));
    }

    /// The node that shows it all.
    public Region root() {
        return root;
    }

    public ReadOnlyObjectProperty<Perspective> perspective() {
        return perspective.getReadOnlyProperty();
    }

    /// Takes up layouts that [#layouts] gave; what cannot be used is left as it is by default.
    ///
    /// @return ids of the perspectives whose layout could not be used whole
    public List<String> restore(Map<String, String> saved) {
        var mended = new ArrayList<String>();
        for (var each : Perspective.values()) {
            var text = saved.get(each.id());
            if (text == null) {
                continue;
            }
            var read = Layout.read(text);
            read.ifPresent(this::expect);
            var whole = read.flatMap(layout -> layout.repaired(specs.keySet()));
            if (whole.isEmpty() || !whole.equals(read)) {
                mended.add(each.id());
            }
            whole.ifPresent(layout -> layouts.put(each, layout));
        }
        return mended;
    }

    /// Every perspective's layout as JSON, by the perspective's id.
    public Map<String, String> layouts() {
        remember();
        var all = new LinkedHashMap<String, String>();
        layouts.forEach((each, layout) -> all.put(each.id(), layout.write()));
        return all;
    }

    /// Shows the views as `next` arranges them.
    public void use(Perspective next) {
        remember();
        perspective.set(next);
        build(layouts.getOrDefault(next, next.layout()));
    }

    /// Shows the views as `next` arranges them, forgetting how they lie now.
    public void replace(Perspective next) {
        perspective.set(next);
        build(layouts.getOrDefault(next, next.layout()));
    }

    /// Takes the current perspective back to its default.
    public void reset() {
        layouts.remove(perspective.get());
        build(perspective.get().layout());
    }

    /// Brings a view to the front, opening it where it is closed.
    public void show(String id) {
        var spec = specs.get(id);
        if (spec == null) {
            throw new IllegalArgumentException("no view " + id + "; there are " + specs.keySet());
        }
        var there = bento.search().dockable(id);
        if (there != null) {
            there.leafContainer().selectDockable(there.dockable());
        } else {
            var dockable = dockable(spec);
            var home = home(id);
            home.addDockable(dockable);
            home.selectDockable(dockable);
        }
        pane(id).focusInside();
    }

    /// The views that can be seen now, in order.
    public List<String> visible() {
        var ids = new ArrayList<String>();
        for (var leaf : leaves()) {
            if (leaf.getSelectedDockable() != null) {
                ids.add(leaf.getSelectedDockable().getIdentifier());
            }
        }
        return ids;
    }

    /// Moves the keyboard to the next visible view.
    public void focusNext() {
        var ids = visible();
        if (ids.isEmpty()) {
            return;
        }
        int at = -1;
        for (int i = 0; i < ids.size(); i++) {
            if (pane(ids.get(i)).holdsFocus()) {
                at = i;
            }
        }
        for (int i = 1; i <= ids.size(); i++) {
            if (pane(ids.get((at + i) % ids.size())).focusInside()) {
                return;
            }
        }
    }

    private DockContainerLeaf home(String id) {
        var usual =
                perspective
                        .get()
                        .layout()
                        .leaves()
                        .filter(tabs -> tabs.views().contains(id))
                        .map(Tabs::id)
                        .findFirst()
                        .orElse(Layout.EDITORS);
        return leaf(usual).or(() -> leaf(Layout.EDITORS)).orElseGet(() -> leaves().getFirst());
    }

    private Optional<DockContainerLeaf> leaf(String id) {
        return leaves().stream().filter(leaf -> leaf.getIdentifier().equals(id)).findFirst();
    }

    private List<DockContainerLeaf> leaves() {
        var all = new ArrayList<DockContainerLeaf>();
        bento.getRootContainers().forEach(each -> collect(each, all));
        return all;
    }

    private static void collect(DockContainer container, List<DockContainerLeaf> into) {
        if (container instanceof DockContainerLeaf leaf) {
            into.add(leaf);
        } else if (container instanceof DockContainerBranch branch) {
            branch.getChildContainers().forEach(child -> collect(child, into));
        }
    }

    private void remember() {
        for (var container : bento.getRootContainers()) {
            capture(container)
                    .flatMap(layout -> layout.repaired(specs.keySet()))
                    .ifPresent(layout -> layouts.put(perspective.get(), layout));
            return;
        }
    }

    private static Optional<Layout> capture(DockContainer container) {
        if (container instanceof DockContainerLeaf leaf) {
            var ids = leaf.getDockables().stream().map(Dockable::getIdentifier).toList();
            var front = leaf.getSelectedDockable();
            return Optional.of(
                    new Tabs(
                            leaf.getIdentifier(), ids, front == null ? "" : front.getIdentifier()));
        }
        if (container instanceof DockContainerBranch branch) {
            var parts = new ArrayList<Layout>();
            branch.getChildContainers().forEach(each -> capture(each).ifPresent(parts::add));
            var dividers = new ArrayList<Double>();
            for (double at : branch.getDividerPositions()) {
                dividers.add(at);
            }
            boolean vertical = branch.getOrientation() == Orientation.VERTICAL;
            return Optional.of(new Split(branch.getIdentifier(), vertical, dividers, parts));
        }
        return Optional.empty();
    }

    private void build(Layout layout) {
        bento = new Bento();
        bento.placeholderBuilding().setContainerPlaceholderFactory(_ -> empty);
        var whole = new DockContainerRootBranch(bento, "root");
        whole.setOrientation(Orientation.HORIZONTAL);
        if (layout instanceof Split split) {
            whole.setOrientation(orientation(split));
            split.parts().forEach(part -> whole.addContainer(container(part)));
            divide(whole, split);
        } else {
            whole.addContainer(container(layout));
        }
        bento.registerRoot(whole);
        root.getChildren().setAll(whole);
    }

    private static Orientation orientation(Split split) {
        return split.vertical() ? Orientation.VERTICAL : Orientation.HORIZONTAL;
    }

    private static void divide(DockContainerBranch branch, Split split) {
        for (int i = 0; i < split.dividers().size(); i++) {
            branch.setDividerPosition(i, split.dividers().get(i));
        }
    }

    private DockContainer container(Layout layout) {
        return switch (layout) {
            case Split split -> {
                var branch = bento.dockBuilding().branch(split.id());
                branch.setOrientation(orientation(split));
                split.parts().forEach(part -> branch.addContainer(container(part)));
                divide(branch, split);
                yield branch;
            }
            case Tabs tabs -> leaf(tabs);
        };
    }

    private DockContainerLeaf leaf(Tabs tabs) {
        var leaf = bento.dockBuilding().leaf(tabs.id());
        leaf.setSide(Side.TOP);
        leaf.setPruneWhenEmpty(!tabs.id().equals(Layout.EDITORS));
        DockContainerBranch.setResizableWithParent(leaf, tabs.id().equals(Layout.EDITORS));
        for (var id : tabs.views()) {
            var dockable = dockable(Objects.requireNonNull(specs.get(id), id));
            leaf.addDockable(dockable);
            if (id.equals(tabs.selected()) || leaf.getDockables().size() == 1) {
                leaf.selectDockable(dockable);
            }
        }
        return leaf;
    }

    private Dockable dockable(ViewSpec spec) {
        var dockable = bento.dockBuilding().dockable(spec.id());
        describe(dockable, spec);
        dockable.setNode(panes.get(spec.id()));
        // Other windows have no menu and no theme of ours.
        dockable.setCanBeDroppedToNewWindow(false);
        return dockable;
    }

    private static void describe(Dockable dockable, ViewSpec spec) {
        dockable.setTitle(spec.title());
        dockable.setIconFactory(_ -> new FontIcon(spec.icon()));
    }

    private ViewPane pane(String id) {
        return Objects.requireNonNull(panes.get(id), id);
    }
}
