package whetstone.desktop.recipe;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// Whether the recipe can run, and the way out where it cannot.
final class RecipeVerdict extends HBox {
    private final Label label = new Label();
    private final Button fix = new Button("Fix", new FontIcon(MaterialDesignA.AUTO_FIX));

    RecipeVerdict(RecipeModel model) {
        getStyleClass().addAll("row", "numbers");
        label.setId("recipe-verdict");
        label.setWrapText(true);
        fix.setOnAction(_ -> model.fix());
        getChildren().addAll(label, fix);
        model.checked().addListener((_, _, now) -> tell(now));
        tell(model.checked().get());
    }

    private void tell(Optional<Checked> checked) {
        var mistake = checked.flatMap(Checked::mistake);
        if (mistake.isPresent()) {
            var icon = icon(MaterialDesignA.ALERT_CIRCLE, "mistake");
            tell(icon, mistake.get().text(), mistake.get().fix());
        } else if (checked.isPresent()) {
            var icon = icon(MaterialDesignC.CHECK_CIRCLE, "good");
            tell(icon, "No mistakes: this can run. Ctrl+Space completes words.", "");
        } else {
            tell(new FontIcon(MaterialDesignP.PROGRESS_CHECK), "Checking", "");
        }
    }

    private void tell(FontIcon icon, String text, String remedy) {
        label.setGraphic(icon);
        label.setText(text);
        fix.setVisible(!remedy.isEmpty());
        fix.setText("Write '%s'".formatted(remedy));
    }

    private static FontIcon icon(Ikon shape, String style) {
        var icon = new FontIcon(shape);
        icon.getStyleClass().add(style);
        return icon;
    }
}
