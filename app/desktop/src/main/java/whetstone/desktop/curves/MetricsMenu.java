package whetstone.desktop.curves;

import javafx.beans.InvalidationListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;

/// Which metrics are drawn, a check each; it stays open while they are chosen.
final class MetricsMenu extends MenuButton {
    private final CurvesModel model;

    MetricsMenu(CurvesModel model) {
        this.model = model;
        setId("metrics");
        setAccessibleText("Metrics that are drawn");
        model.names().addListener((InvalidationListener) _ -> fill());
        model.chosen().addListener((InvalidationListener) _ -> tick());
        fill();
    }

    private void fill() {
        getItems().setAll(model.names().stream().map(this::item).toList());
        tick();
    }

    private CustomMenuItem item(String name) {
        var check = new CheckBox(name);
        check.setMnemonicParsing(false);
        check.setOnAction(_ -> choose(name, check.isSelected()));
        return new CustomMenuItem(check, false);
    }

    // The last one stays checked, whatever was pressed.
    private void choose(String name, boolean drawn) {
        model.choose(name, drawn);
        tick();
    }

    private void tick() {
        long drawn = model.names().stream().filter(model.chosen()::contains).count();
        setText("Metrics (%d of %d)".formatted(drawn, model.names().size()));
        for (var item : getItems()) {
            if (item instanceof CustomMenuItem each && each.getContent() instanceof CheckBox box) {
                box.setSelected(model.chosen().contains(box.getText()));
            }
        }
    }
}
