package whetstone.desktop.pipeline;

import javafx.scene.layout.Region;
import whetstone.core.quality.Flow;

/// What came to a part of the work, as a bar: filled what passed, dashed what was refused.
final class FlowBar extends Region {
    private static final double HEIGHT = 14;

    private final Region passed = new Region();
    private final Region refused = new Region();
    private final double passing; // of the whole width
    private final double entering;

    /// @param most samples that any part was given
    FlowBar(Flow.Step step, int most) {
        passing = Math.min(1, (double) step.passed() / Math.max(1, most));
        entering = Math.min(1, (double) step.entered() / Math.max(1, most));
        passed.getStyleClass().add("passed");
        refused.getStyleClass().add("refused");
        refused.setVisible(step.entered() > step.passed());
        getStyleClass().add("flow-bar");
        getChildren().addAll(refused, passed);
        setMinSize(60, HEIGHT);
        setPrefSize(220, HEIGHT);
    }

    @Override
    protected void layoutChildren() {
        double top = (getHeight() - HEIGHT) / 2;
        refused.resizeRelocate(0, top, Math.max(3, entering * getWidth()), HEIGHT);
        passed.resizeRelocate(0, top, passing * getWidth(), HEIGHT);
    }
}
