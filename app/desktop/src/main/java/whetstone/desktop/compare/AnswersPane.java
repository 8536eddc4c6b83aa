package whetstone.desktop.compare;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import whetstone.api.Rollout;
import whetstone.desktop.compare.CompareModel.Answers;
import whetstone.desktop.frame.PromptText;
import whetstone.desktop.rollouts.Labels;

/// What either side answered to the same prompt.
final class AnswersPane extends VBox {
    private final PromptText prompt = new PromptText("Prompt");
    private final ListView<Rollout> left = list("Answers on the left");
    private final ListView<Rollout> right = list("Answers on the right");

    AnswersPane(CompareModel model) {
        getStyleClass().add("stack");
        setMinHeight(0);
        var both = new HBox(left, right);
        both.getStyleClass().add("row");
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(prompt, both);
        model.problem()
                .addListener((_, _, now) -> prompt.show(now == null ? "" : now.task().prompt()));
        var now = model.problem().get();
        prompt.show(now == null ? "" : now.task().prompt());
        model.answers().addListener((_, _, answers) -> show(answers));
        show(model.answers().get());
    }

    private void show(Answers answers) {
        show(left, answers.left());
        show(right, answers.right());
    }

    private static void show(ListView<Rollout> list, List<Rollout> rollouts) {
        list.getItems().setAll(rollouts);
    }

    private static ListView<Rollout> list(String name) {
        var list = new ListView<Rollout>();
        list.setAccessibleText(name);
        list.setCellFactory(Answer::new);
        list.setPrefWidth(0);
        list.setMaxHeight(Double.MAX_VALUE);
        list.setPlaceholder(new Label("no answers"));
        return list;
    }

    private static final double BESIDE = 40; // pixels: the list's edges and its scroll bar

    private static final class Answer extends ListCell<Rollout> {
        private final ListView<Rollout> list;

        Answer(ListView<Rollout> list) {
            this.list = list;
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Rollout rollout, boolean empty) {
            super.updateItem(rollout, empty);
            if (empty || rollout == null) {
                setGraphic(null);
                return;
            }
            var text = new Label(rollout.text());
            text.setWrapText(true);
            text.getStyleClass().add("mono");
            text.setMinHeight(Region.USE_PREF_SIZE);
            // A cell's height is asked for without a width: this is the one that text wraps at.
            text.maxWidthProperty()
                    .bind(
                            list.widthProperty()
                                    .map(width -> Math.max(40, width.doubleValue() - BESIDE)));
            setGraphic(new VBox(Labels.of(rollout.verdict().label()), text));
        }
    }
}
