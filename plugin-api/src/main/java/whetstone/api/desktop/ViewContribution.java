package whetstone.api.desktop;

import javafx.scene.Node;
import org.pf4j.ExtensionPoint;

/// A view of the workbench that shows a run in a way of its own. Its class carries a [View].
public interface ViewContribution extends ExtensionPoint {

    /// What there is to see of `run`, in nodes that are new at each call.
    ///
    /// Called when the view is first seen, when another run is looked at and when the run has moved on; never twice at
    /// the same time, and never on the JavaFX thread: it may read for seconds, and the window goes on meanwhile. What
    /// the nodes do once they are shown, such as the action of a button, happens on the JavaFX thread and has to be
    /// quick. The workbench shows in place of the view what it throws.
    Node show(Run run);
}
