package whetstone.desktop.rollouts;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import whetstone.core.store.RolloutPages.Line;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.EmptyState;
import whetstone.desktop.frame.Shown;

/// The rollout inspector: filters, the list, the tokens, the verdict.
public final class RolloutsView extends BorderPane {
    private static final double NEAR_END = 0.9;
    private static final double LINES = 3.55;
    private static final double WIDE = 58; // percent

    private final RolloutsModel model;
    private final ListView<Line> list;
    private boolean following;

    /// @param start what the view offers while there is nothing to inspect
    public RolloutsView(
            RolloutsModel model, TokensModel tokens, ReadOnlyBooleanProperty dark, Command start) {
        this.model = model;
        list = new ListView<>(model.lines());
        model.inspected().addListener((_, _, next) -> tokens.show(next));
        tokens.show(model.inspected().get());
        var empty =
                EmptyState.of(
                        MaterialDesignC.COMMENT_TEXT_MULTIPLE_OUTLINE,
                        "No rollouts",
                        "Every completion that a run samples is kept here, with its verdict and its credit.",
                        start);
        var body = new SplitPane(left(), TokensPane.of(model, tokens, dark), new DetailPane(model));
        body.setDividerPositions(0.32, 0.68);
        Runnable fill =
                () ->
                        setCenter(
                                model.lines().isEmpty() && model.stages().size() == 1
                                        ? empty
                                        : body);
        model.lines().addListener((javafx.beans.InvalidationListener) _ -> fill.run());
        model.stages().addListener((javafx.beans.InvalidationListener) _ -> fill.run());
        fill.run();
    }

    private Node left() {
        var box = new VBox(filters(), counted(), list);
        box.getStyleClass().add("stack");
        VBox.setVgrow(list, Priority.ALWAYS);
        list.setId("rollouts");
        list.getStyleClass().add("dense");
        list.setAccessibleText("Rollouts");
        list.setCellFactory(_ -> new RolloutCell());
        list.setPlaceholder(new Label("No rollout passes these filters"));
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, line) -> {
                    if (line != null && !following) {
                        model.selected().set(line);
                    }
                });
        model.selected().addListener((_, _, line) -> follow(line));
        follow(model.selected().get());
        // The list's own bar is only there once the list is.
        list.skinProperty().addListener((_, _, _) -> list.applyCss());
        list.needsLayoutProperty().addListener((_, _, _) -> watchBar());
        return box;
    }

    private void watchBar() {
        if (list.lookup(".scroll-bar:vertical") instanceof ScrollBar bar
                && bar.getProperties().put("watched", true) == null) {
            bar.valueProperty()
                    .addListener((_, _, at) -> {
                        if (at.doubleValue() > NEAR_END * bar.getMax()) {
                            model.more();
                        }
                    });
        }
    }

    private void follow(@Nullable Line line) {
        following = true;
        if (line == null) {
            list.getSelectionModel().clearSelection();
        } else if (!line.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(line);
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
        }
        following = false;
    }

    private Node filters() {
        var labels = FXCollections.observableArrayList(RolloutsModel.LABELS);
        var steps = "One step, or a range such as 10-20";
        var rewards = "One reward, or a range such as 0.5-1";
        var grid = new GridPane();
        grid.getStyleClass().add("filters");
        grid.getColumnConstraints().addAll(share(WIDE), share(100 - WIDE));
        grid.addRow(
                0,
                choice("stage", model.stages(), model.stage()),
                text("step", model.steps(), steps));
        grid.addRow(
                1,
                choice("verdict", labels, model.label()),
                text("reward", model.rewards(), rewards));
        grid.addRow(
                2,
                choice("domain", model.domains(), model.domain()),
                choice("level", model.levels(), model.level()));
        grid.add(text("words", model.words(), "All of these words in the text"), 0, 3, 2, 1);
        return grid;
    }

    private static ColumnConstraints share(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        return column;
    }

    private Node counted() {
        var count = new Label();
        count.setId("rollouts-count");
        count.textProperty().bind(model.count());
        count.getStyleClass().add("text-muted");
        // Two lines of text, however large that is.
        list.fixedCellSizeProperty().bind(count.fontProperty().map(font -> LINES * font.getSize()));
        count.setMinWidth(USE_PREF_SIZE);
        var mistake = new Label();
        mistake.textProperty().bind(model.mistake());
        mistake.getStyleClass().add("mistake");
        mistake.setWrapText(true);
        var all = new Button("All", new FontIcon(MaterialDesignC.CLOSE));
        all.getStyleClass().add("flat");
        all.setTooltip(new Tooltip("Clears the filters"));
        all.setMinWidth(USE_PREF_SIZE);
        all.setOnAction(_ -> model.clear());
        var row = new HBox(count, all, mistake);
        row.getStyleClass().add("row");
        return row;
    }

    private static Node choice(String name, ObservableList<String> values, StringProperty chosen) {
        var box = new ComboBox<>(values);
        box.setId("filter-" + name);
        box.setAccessibleText(name);
        box.setConverter(
                new Shown<>(value ->
                        value == null || value.equals(RolloutsModel.ANY) ? "any " + name : value));
        box.valueProperty().bindBidirectional(chosen);
        return box;
    }

    private static Node text(String name, StringProperty value, String help) {
        var field = new TextField();
        field.setId("filter-" + name);
        field.setPromptText(name);
        field.setAccessibleText(name);
        field.setTooltip(new Tooltip(help));
        field.setText(value.get());
        // On Enter and on leaving: not a query for every letter.
        field.setOnAction(_ -> value.set(field.getText()));
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        value.set(field.getText());
                    }
                });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                value.set("");
                field.clear();
            }
        });
        value.addListener((_, _, now) -> field.setText(now));
        return field;
    }
}
