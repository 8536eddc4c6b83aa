package whetstone.desktop.frame;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The palette as a sheet over the frame.
final class PaletteView extends StackPane {
    private final PaletteModel model;
    private final TextField field = new TextField();
    private final ListView<PaletteModel.Entry> list;
    private @Nullable Node before;

    PaletteView(PaletteModel model) {
        this.model = model;
        list = new ListView<>(model.entries());
        setId("palette");
        getStyleClass().add("palette-shade");
        visibleProperty().bind(model.open());
        managedProperty().bind(model.open());
        field.setPromptText("Command, view, run, recipe or setting");
        field.setAccessibleText("Search everything");
        field.textProperty().bindBidirectional(model.text());
        list.setCellFactory(_ -> new Cell());
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("Nothing is called that"));
        var box = new VBox(field, list);
        box.getStyleClass().add("palette");
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(box);
        setAlignment(box, Pos.TOP_CENTER);
        connect();
    }

    private void connect() {
        addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                model.hide();
            }
        });
        list.setOnMouseClicked(_ -> model.accept());
        list.getSelectionModel()
                .selectedIndexProperty()
                .addListener((_, _, at) -> {
                    if (at.intValue() >= 0) {
                        model.chosen().set(at.intValue());
                    }
                });
        model.chosen().addListener((_, _, at) -> choose(at.intValue()));
        model.open()
                .addListener((_, _, open) -> {
                    if (open) {
                        before = getScene().getFocusOwner();
                        field.requestFocus();
                        choose(0);
                    } else if (before != null) {
                        before.requestFocus();
                    }
                });
    }

    private void choose(int at) {
        list.getSelectionModel().clearAndSelect(at);
        list.scrollTo(Math.max(0, at - 5));
    }

    private void typed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> model.hide();
            case ENTER -> model.accept();
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static final class Cell extends ListCell<PaletteModel.Entry> {
        @Override
        protected void updateItem(PaletteModel.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            var title = new Label(entry.title());
            title.setDisable(!entry.enabled());
            var kind = new Label(entry.kind());
            kind.getStyleClass().add("text-muted");
            var detail = new Label(entry.detail());
            detail.getStyleClass().add("text-muted");
            detail.setMinWidth(0);
            detail.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(detail, Priority.ALWAYS);
            var keys = new Label(entry.keys());
            keys.getStyleClass().add("keys");
            keys.setVisible(!entry.keys().isEmpty());
            var row = new HBox(title, kind, detail, keys);
            row.getStyleClass().add("row");
            for (var whole : List.of(title, kind, keys)) {
                whole.setMinWidth(USE_PREF_SIZE);
            }
            setPrefWidth(0); // as wide as the list, no wider
            setGraphic(row);
        }
    }
}
