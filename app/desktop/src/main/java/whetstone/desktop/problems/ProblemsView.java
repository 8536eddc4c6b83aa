package whetstone.desktop.problems;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.problems.ProblemsModel.Problem;

/// The list of problems; Enter leads to one.
public final class ProblemsView extends BorderPane {

    public ProblemsView(ProblemsModel model) {
        var list = new ListView<>(model.all());
        list.setId("problems");
        list.setAccessibleText("Problems");
        list.getStyleClass().addAll("dense", "edge-to-edge");
        list.setPlaceholder(
                EmptyState.of(
                        MaterialDesignC.CHECK_CIRCLE_OUTLINE,
                        "No problems",
                        "Mistakes in recipes, failed processes and plugins that do not load appear here."));
        list.setCellFactory(_ -> new Cell());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                jump(list.getSelectionModel().getSelectedItem());
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                jump(list.getSelectionModel().getSelectedItem());
            }
        });
        setCenter(list);
    }

    private static void jump(@Nullable Problem problem) {
        if (problem != null) {
            problem.jump().run();
        }
    }

    private static final class Cell extends ListCell<Problem> {
        private final Label label = new Label("", new FontIcon(MaterialDesignA.ALERT_CIRCLE));

        Cell() {
            label.getGraphic().getStyleClass().add("mistake");
            label.setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            if (empty || problem == null) {
                setGraphic(null);
                return;
            }
            label.setText("%s: %s".formatted(problem.source(), problem.text()));
            setGraphic(label);
        }
    }
}
