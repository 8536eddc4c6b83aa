package whetstone.desktop.plugins;

import java.io.File;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import whetstone.desktop.frame.Buttons;
import whetstone.desktop.frame.Command;

/// The plugins: what is installed, what sites offer, whom a person trusts. Zips can be dropped on it.
public final class PluginsView extends StackPane {
    private final PluginsModel model;
    private final TabPane tabs = new TabPane();
    private final Function<String, Command> commands;

    /// @param commands by id
    public PluginsView(PluginsModel model, Function<String, Command> commands) {
        this.model = model;
        this.commands = commands;
        var page = new BorderPane(tabs);
        page.setTop(bar());
        page.setBottom(new MessageBar(model.work()));
        var question = new QuestionPane(model.work());
        // What lies under a question can be seen and not touched.
        page.disableProperty().bind(question.visibleProperty());
        getChildren().setAll(page, question);
        fill();
        dropping();
        sceneProperty()
                .addListener((_, _, scene) -> {
                    if (scene != null) {
                        model.refresh();
                    }
                });
    }

    private Node bar() {
        var bar = new FlowPane();
        bar.getStyleClass().add("controls");
        for (var id :
                List.of("plugins-install", "plugins-look", "plugins-reload", "plugins-verify")) {
            bar.getChildren().add(Buttons.explained(commands.apply(id), ""));
        }
        var unsigned = new CheckBox("Unsigned too");
        unsigned.setId("plugins-unsigned");
        unsigned.setTooltip(
                new Tooltip(
                        "Install also files that nobody signed: anyone may have made them (--allow-unsigned)"));
        unsigned.selectedProperty().bindBidirectional(model.unsigned());
        var older = new CheckBox("Older too");
        older.setId("plugins-older");
        older.setTooltip(
                new Tooltip("Install also an older version than is there (--allow-older)"));
        older.selectedProperty().bindBidirectional(model.older());
        bar.getChildren().addAll(unsigned, older);
        return bar;
    }

    private void fill() {
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("plugins-tabs");
        var wanted = model.tab().get(); // adding the first tab selects it
        var shown = new EnumMap<PluginsModel.Tab, Tab>(PluginsModel.Tab.class);
        for (var each : PluginsModel.Tab.values()) {
            var tab = new Tab(each.title(), content(each));
            tab.setId("tab-" + each.title());
            tab.setOnSelectionChanged(_ -> {
                if (tab.isSelected()) {
                    model.tab().set(each);
                }
            });
            if (each == PluginsModel.Tab.UPDATES) {
                model.snapshot().addListener((_, _, _) -> count(tab));
                count(tab);
            }
            shown.put(each, tab);
            tabs.getTabs().add(tab);
        }
        tabs.getSelectionModel().select(shown.get(wanted));
        model.tab().addListener((_, _, now) -> tabs.getSelectionModel().select(shown.get(now)));
    }

    private void count(Tab updates) {
        var title = PluginsModel.Tab.UPDATES.title();
        int count = model.snapshot().get().updates().size();
        updates.setText(count == 0 ? title : "%s (%d)".formatted(title, count));
    }

    private Node content(PluginsModel.Tab tab) {
        var look = commands.apply("plugins-look");
        return switch (tab) {
            case INSTALLED -> new InstalledPane(model);
            case AVAILABLE -> OffersPane.available(model, look);
            case UPDATES ->
                    OffersPane.updates(
                            model, look, Buttons.explained(commands.apply("plugins-update"), ""));
            case SITES -> new SitesPane(model);
            case TRUST -> new TrustPane(model);
            case HISTORY -> new HistoryPane(model);
        };
    }

    private void dropping() {
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        setOnDragDropped(event -> {
            var files = event.getDragboard().getFiles();
            event.setDropCompleted(!files.isEmpty());
            event.consume();
            model.install(files.stream().map(File::toPath).toList());
        });
    }
}
