package whetstone.desktop.frame;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The place of one view: makes its content when it is first seen, and keeps the frame standing if that fails.
final class ViewPane extends StackPane {

    private static final Logger LOG = LoggerFactory.getLogger(ViewPane.class);

    private ViewSpec spec;

    ViewPane(ViewSpec spec) {
        this.spec = spec;
        setId("view-" + spec.id().replace('/', '-'));
        getStyleClass().add("view");
        setMinSize(0, 0);
        setAccessibleText(spec.title());
        sceneProperty().addListener((_, _, _) -> fill());
    }

    /// Shows `other` from now on, made anew.
    void use(ViewSpec other) {
        spec = other;
        setAccessibleText(other.title());
        getChildren().clear();
        fill();
    }

    private void fill() {
        if (getScene() == null || !getChildren().isEmpty()) {
            return;
        }
        var content = content(spec);
        if (content instanceof Region region) {
            // A table asks for as much as it has; with a margin round it, for ever more.
            region.setMinSize(0, 0);
        }
        getChildren().setAll(content);
    }

    private static Node content(ViewSpec spec) {
        try {
            return spec.content().get();
        } catch (RuntimeException e) {
            LOG.error("view {} cannot be shown", spec.id(), e);
            return EmptyState.of(
                    MaterialDesignA.ALERT_CIRCLE_OUTLINE,
                    spec.title() + " cannot be shown",
                    String.valueOf(e.getMessage()));
        }
    }

    boolean holdsFocus() {
        var scene = getScene();
        Node at = scene == null ? null : scene.getFocusOwner();
        while (at != null && at != this) {
            at = at.getParent();
        }
        return at == this;
    }

    /// Gives the keyboard to the first thing inside that takes it.
    ///
    /// @return whether it is inside now
    boolean focusInside() {
        // What has just been opened has no parts before it is styled and laid out.
        applyCss();
        layout();
        return holdsFocus() || focus(this);
    }

    private static boolean focus(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return false;
        }
        if (node.isFocusTraversable() && node.getScene() != null) {
            node.requestFocus();
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(ViewPane::focus);
    }
}
