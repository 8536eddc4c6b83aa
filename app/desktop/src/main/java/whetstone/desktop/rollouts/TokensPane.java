package whetstone.desktop.rollouts;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import whetstone.desktop.frame.PromptText;
import whetstone.desktop.frame.Wrapping;

/// The tokens of the chosen rollout under its prompt, with a legend and the numbers of the token pointed at.
final class TokensPane {
    private static final int SWATCHES = 9;

    private TokensPane() {}

    static Node of(RolloutsModel model, TokensModel tokens, ReadOnlyBooleanProperty dark) {
        var prompt = new PromptText("Prompt");
        Runnable fill =
                () -> prompt.show(model.inspected().get().map(Inspected::promptText).orElse(""));
        model.inspected().addListener((_, _, _) -> fill.run());
        fill.run();
        var top = new VBox(heading("Prompt"), prompt, legend(tokens));
        top.getStyleClass().add("stack");
        var numbers = new Label();
        numbers.setId("token-numbers");
        numbers.setWrapText(true);
        numbers.setMinHeight(Region.USE_PREF_SIZE);
        numbers.getStyleClass().addAll("numbers", "mono");
        Runnable tell =
                () ->
                        numbers.setText(
                                tokens.token().get() < 0
                                        ? "Point at a token, or walk with ← and →, to see its numbers"
                                        : tokens.numbers(tokens.token().get()));
        tokens.token().addListener((_, _, _) -> tell.run());
        tokens.shown().addListener((_, _, _) -> tell.run());
        tell.run();
        var pane = new BorderPane(new TokensCanvas(tokens, dark));
        pane.setTop(top);
        pane.setBottom(numbers);
        pane.setMinWidth(0);
        return pane;
    }

    static Label heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("heading");
        return label;
    }

    private static Node legend(TokensModel tokens) {
        var by = new ComboBox<Colouring>();
        by.setId("colouring");
        by.setAccessibleText("Colour tokens by");
        by.getItems().setAll(Colouring.values());
        by.valueProperty().bindBidirectional(tokens.colouring());
        var scale = new HBox();
        scale.getStyleClass().add("scale");
        var unit = new Label();
        unit.getStyleClass().add("text-muted");
        Runnable fill =
                () -> {
                    unit.setText(tokens.colouring().get().unit());
                    scale(tokens.shown().get(), tokens, scale);
                };
        tokens.shown().addListener((_, _, _) -> fill.run());
        fill.run();
        var row = new FlowPane(new Label("Colour by"), by, scale);
        row.getChildren().add(Wrapping.in(row, unit));
        row.getStyleClass().add("controls");
        return row;
    }

    private static void scale(Optional<TokensModel.Shown> shown, TokensModel tokens, HBox into) {
        into.getChildren().clear();
        var by = tokens.colouring().get();
        if (shown.isEmpty() || by == Colouring.NOTHING) {
            return;
        }
        if (shown.get().values().length == 0) {
            var none = new Label("not recorded for this rollout");
            none.getStyleClass().add("text-muted");
            into.getChildren().add(none);
            return;
        }
        var scale = shown.get().scale();
        into.getChildren().add(number(scale.low()));
        for (int i = 0; i < SWATCHES; i++) {
            double value = scale.low() + (scale.high() - scale.low()) * i / (SWATCHES - 1);
            var swatch = new Pane();
            swatch.getStyleClass().add("swatch");
            var colour = scale.colour(value);
            swatch.setStyle(
                    "-fx-background-color: rgba(%d,%d,%d,%.2f);"
                            .formatted(
                                    (int) (255 * colour.getRed()),
                                    (int) (255 * colour.getGreen()),
                                    (int) (255 * colour.getBlue()),
                                    colour.getOpacity()));
            into.getChildren().add(swatch);
        }
        into.getChildren().add(number(scale.high()));
    }

    private static Label number(double value) {
        var label = new Label("%.3g".formatted(value));
        label.getStyleClass().add("number");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
