package whetstone.desktop;

import static org.kordamp.ikonli.materialdesign2.MaterialDesignP.PUZZLE_OUTLINE;

import java.util.List;
import whetstone.core.plugin.OfferedView;
import whetstone.desktop.frame.Docking;
import whetstone.desktop.frame.Frame;
import whetstone.desktop.frame.Keys;
import whetstone.desktop.frame.ViewSpec;
import whetstone.desktop.plugins.Catalogue;
import whetstone.desktop.plugins.ContributedView;
import whetstone.desktop.problems.ProblemsModel.Problem;

/// Brings the views of plugins into the window, each time that plugins have been loaded.
///
/// @param ours the views that are always there
record Contributions(
        Models models,
        FrameCommands commands,
        Docking docking,
        Keys keys,
        Frame frame,
        List<ViewSpec> ours) {

    void watch() {
        models.catalogue().offer().addListener((_, _, offer) -> offer.ifPresent(this::take));
    }

    private void take(Catalogue.Offer offer) {
        var views = offer.views().stream().map(this::spec).toList();
        docking.contribute(views);
        keys.bring(views.stream().map(commands::view).toList());
        frame.use(MenuPlan.of(ours, views));
    }

    private ViewSpec spec(OfferedView view) {
        var source = "view " + view.id();
        return new ViewSpec(
                view.id(),
                view.title(),
                PUZZLE_OUTLINE,
                "",
                () -> new ContributedView(view, models.session(), text -> tell(source, text)));
    }

    private void tell(String source, String text) {
        var problems =
                text.isEmpty()
                        ? List.<Problem>of()
                        : List.of(new Problem(source, text, () -> docking.show("plugins")));
        models.problems().set(source, problems);
    }
}
