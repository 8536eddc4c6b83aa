package whetstone.desktop.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import whetstone.core.quality.Flow;
import whetstone.desktop.frame.Command;
import whetstone.desktop.frame.EmColumn;
import whetstone.desktop.frame.EmptyState;

/// The pipeline: how a run's data was made and chosen, and the samples behind every number.
public final class PipelineView extends BorderPane {
    private static final double LEAST = 0.2; // of the height, for the pictures
    private static final double MOST = 0.52;

    private final PipelineModel model;
    private final Consumer<String> trajectories;
    private final VBox pictures = new VBox();
    private final SplitPane both = new SplitPane();
    private final List<FlowPicture> shown = new ArrayList<>();
    private final TableView<Item> table = new TableView<>();
    private final List<TableColumn<Item, ?>> ofWritten = new ArrayList<>();

    /// @param trajectories shows those of a stage
    /// @param start what the view offers while no data was made
    public PipelineView(PipelineModel model, Consumer<String> trajectories, Command start) {
        this.model = model;
        this.trajectories = trajectories;
        var empty =
                EmptyState.of(
                        MaterialDesignF.FILTER_OUTLINE,
                        "No data was made or chosen",
                        "Stages of type synthesize, explore and curate make data of their own: what they wrote, refused and kept is shown here when they are done.",
                        start);
        var body = body();
        model.flows().addListener((_, _, flows) -> fill(flows, body, empty));
        model.chosen().addListener((_, _, _) -> mark());
        fill(model.flows().get(), body, empty);
        model.look();
    }

    private void fill(List<Flow> flows, Node body, Node empty) {
        shown.clear();
        flows.forEach(flow -> shown.add(new FlowPicture(flow, model::choose, trajectories)));
        pictures.getChildren().setAll(shown);
        mark();
        setCenter(flows.isEmpty() ? empty : body);
        share();
    }

    // A short picture leaves its room to the samples.
    private void share() {
        if (both.getHeight() > 0) {
            pictures.applyCss();
            double wanted = pictures.prefHeight(-1) / both.getHeight();
            both.setDividerPositions(Math.clamp(wanted, LEAST, MOST));
        }
    }

    private void mark() {
        var chosen = model.chosen().get().orElse(null);
        shown.forEach(picture -> picture.mark(chosen));
        boolean written = chosen != null && chosen.source().written();
        ofWritten.forEach(column -> column.setVisible(written));
    }

    private Node body() {
        pictures.getStyleClass().add("flows");
        var picture = new ScrollPane(pictures);
        picture.setFitToWidth(true);
        picture.setId("flows");
        columns();
        var lower = new SplitPane(table, new ItemPane(model));
        lower.setDividerPositions(0.67);
        VBox.setVgrow(lower, Priority.ALWAYS);
        var samples = new VBox(bar(), lower);
        samples.getStyleClass().add("stack");
        samples.setMinHeight(0);
        both.getItems().setAll(picture, samples);
        both.setOrientation(Orientation.VERTICAL);
        both.heightProperty().addListener((_, _, _) -> share());
        return both;
    }

    private Node bar() {
        var title = new Label();
        title.setId("samples-title");
        title.getStyleClass().add("heading");
        title.textProperty()
                .bind(model.chosen().map(chosen -> chosen.map(PipelineView::words).orElse("")));
        var more = new Button("Next page");
        more.visibleProperty().bind(model.more());
        more.managedProperty().bind(model.more());
        more.setOnAction(_ -> model.next());
        var bar = new FlowPane(title, more);
        bar.getStyleClass().add("controls");
        return bar;
    }

    private static String words(Chosen chosen) {
        return "%s · %,d".formatted(chosen.title(), chosen.count());
    }

    private void columns() {
        fixed("No.", 4.5, Item::number);
        ofWritten.add(fixed("Made", 8, Item::origin));
        added(EmColumn.least("Question", 9, Item::question));
        fixed("Answer", 6, Item::answer);
        ofWritten.add(fixed("Votes", 5, Item::votes));
        fixed("Score", 4.5, Item::score);
        var fate = added(EmColumn.<Item, Item>of("Fate", 13, item -> item));
        fate.setCellFactory(_ -> new FateCell());
        table.setItems(model.items());
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setId("samples");
        table.setAccessibleText("Samples");
        table.setPlaceholder(new Label("No samples"));
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, item) -> {
                    if (item != null) {
                        model.selected().set(item);
                    }
                });
        model.selected().addListener((_, _, item) -> follow(item));
        follow(model.selected().get());
    }

    // A relative that is not listed leaves the table as it is.
    private void follow(@Nullable Item item) {
        if (item != null && model.items().contains(item)) {
            table.getSelectionModel().select(item);
        }
    }

    // Only what is of any length takes what room there is.
    private <T> TableColumn<Item, T> fixed(String title, double ems, Function<Item, T> value) {
        return added(EmColumn.fixed(title, ems, value));
    }

    private <T> TableColumn<Item, T> added(TableColumn<Item, T> column) {
        table.getColumns().add(column);
        return column;
    }

    private static final class FateCell extends TableCell<Item, Item> {
        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(empty || item == null ? null : Fates.of(item));
        }
    }
}
