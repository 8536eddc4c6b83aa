package whetstone.desktop.rollouts;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.StringProperty;
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
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import whetstone.core.store.RolloutPages.Line;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.EmptyState;

/// The rollout inspector: filters, the list, the tokens, the verdict.
public final class RolloutsView extends BorderPane {
    private static final double NEAR_END = 0.9;

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
        list.setCellFactory(_ -> new LineCell());
        list.setFixedCellSize(46);
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

    private void follow(@org.jspecify.annotations.Nullable Line line) {
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
        var flow =
                new FlowPane(
                        choice("Stage", model.stages(), model.stage()),
                        text(
                                "Step",
                                "all",
                                60,
                                model.steps(),
                                "One step, or a range such as 10-20"),
                        choice("Domain", model.domains(), model.domain()),
                        choice("Level", model.levels(), model.level()),
                        choice(
                                "Verdict",
                                javafx.collections.FXCollections.observableArrayList(
                                        RolloutsModel.LABELS),
                                model.label()),
                        text(
                                "Reward",
                                "all",
                                60,
                                model.rewards(),
                                "One reward, or a range such as 0.5-1"),
                        text(
                                "Words",
                                "in the text",
                                130,
                                model.words(),
                                "Rollouts whose text has all of these words"));
        flow.getStyleClass().add("filters");
        return flow;
    }

    private Node counted() {
        var count = new Label();
        count.setId("rollouts-count");
        count.textProperty().bind(model.count());
        count.getStyleClass().add("text-muted");
        var mistake = new Label();
        mistake.textProperty().bind(model.mistake());
        mistake.getStyleClass().add("mistake");
        mistake.setWrapText(true);
        var all = new Button("Clear filters", new FontIcon(MaterialDesignC.CLOSE));
        all.getStyleClass().add("flat");
        all.setOnAction(_ -> model.clear());
        var row = new HBox(count, all, mistake);
        row.getStyleClass().add("row");
        return row;
    }

    private static Node choice(String title, ObservableList<String> values, StringProperty chosen) {
        var box = new ComboBox<>(values);
        box.setId("filter-" + title.toLowerCase(java.util.Locale.ROOT));
        box.setAccessibleText(title);
        box.valueProperty().bindBidirectional(chosen);
        return titled(title, box);
    }

    private static Node text(
            String title, String prompt, double width, StringProperty value, String help) {
        var field = new TextField();
        field.setId("filter-" + title.toLowerCase(java.util.Locale.ROOT));
        field.setPromptText(prompt);
        field.setPrefWidth(width);
        field.setAccessibleText(title);
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
        return titled(title, field);
    }

    private static Node titled(String title, Node control) {
        var label = new Label(title);
        label.getStyleClass().add("field-title");
        label.setLabelFor(control);
        var box = new VBox(label, control);
        box.getStyleClass().add("field");
        return box;
    }
}
