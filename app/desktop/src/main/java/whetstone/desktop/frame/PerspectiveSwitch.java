package whetstone.desktop.frame;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// A button for each perspective, the current one marked.
final class PerspectiveSwitch extends HBox {
    private final Docking docking;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Perspective, ToggleButton> buttons = new EnumMap<>(Perspective.class);

    PerspectiveSwitch(Docking docking) {
        this.docking = docking;
        getStyleClass().add("perspectives");
        for (var perspective : Perspective.values()) {
            var button = button(perspective);
            buttons.put(perspective, button);
            getChildren().add(button);
        }
        docking.perspective().addListener((_, _, _) -> mark());
        // A toggle that is pressed again would leave none marked.
        group.selectedToggleProperty()
                .addListener((_, _, now) -> {
                    if (now == null) {
                        mark();
                    }
                });
        mark();
    }

    private ToggleButton button(Perspective perspective) {
        var button = new ToggleButton(perspective.title());
        button.setId("perspective-" + perspective.id());
        button.setToggleGroup(group);
        button.setOnAction(_ -> docking.use(perspective));
        var keys = Buttons.displayed(perspective.keys());
        button.setTooltip(new Tooltip(perspective.title() + "  " + keys));
        return button;
    }

    private void mark() {
        group.selectToggle(buttons.get(docking.perspective().get()));
    }
}
