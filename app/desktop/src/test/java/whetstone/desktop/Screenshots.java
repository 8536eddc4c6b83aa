package whetstone.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import whetstone.desktop.frame.Perspective;
import whetstone.desktop.plugins.PluginsModel;
import whetstone.desktop.preferences.PreferencesModel;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.thread.Gate;

/// Takes a picture of every view and perspective in both themes.
public final class Screenshots {
    private static final long PATIENCE = 900; // milliseconds for what is loaded from the store
    private static final int MOST_WAITS = 200;
    private static final List<String> VIEWS =
            List.of(
                    "welcome",
                    "curves",
                    "rollouts",
                    "tasks",
                    "pipeline",
                    "trajectories",
                    "compare",
                    "recipe",
                    "definition",
                    "playground",
                    "preferences",
                    "problems",
                    "console",
                    "hardware");

    private final Workbench workbench;
    private final Path output;
    private final PluginScenes scenes;

    private Screenshots(Workbench workbench, Path output, PluginScenes scenes) {
        this.workbench = workbench;
        this.output = output;
        this.scenes = scenes;
    }

    /// `WORKSPACE OUTPUT WIDTH HEIGHT PERCENT`, the last for the size of text.
    public static void main(String[] arguments) throws Exception {
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        int width = Integer.parseInt(arguments[2]);
        int height = Integer.parseInt(arguments[3]);
        var scratch = Files.createTempDirectory("whetstone-screenshots");
        var workbench = onScreen(() -> open(Path.of(arguments[0]), scratch, width, height));
        Thread.sleep(3 * PATIENCE);
        var output = Files.createDirectories(Path.of(arguments[1]));
        var shots = new Screenshots(workbench, output, PluginScenes.in(scratch));
        await(() -> workbench.models().preferences().loads().get() > 0);
        shots.prefer(PreferencesModel.SCALE.key(), arguments[4] + " %");
        shots.define();
        shots.judge();
        shots.count();
        shots.estimate();
        shots.plug();
        for (var theme : List.of("light", "dark")) {
            shots.take(theme);
        }
        System.exit(0);
    }

    private static Workbench open(Path workspace, Path scratch, int width, int height) {
        var installation = PluginScenes.apart(Installation.found(), scratch.resolve("library"));
        var launcher = Launcher.ofThisProgram(installation.home().orElse(null));
        var dialogs =
                new Dialogs(
                        _ -> Optional.empty(),
                        _ -> Optional.empty(),
                        List::of,
                        _ -> Optional.empty());
        var workbench = new Workbench(Gate.toScreen(), installation, launcher, dialogs);
        var stage = new Stage();
        var scene = new Scene(workbench.frame(), width, height);
        workbench.dress(scene);
        stage.setScene(scene);
        stage.show();
        workbench.open(workspace);
        workbench.tick();
        return workbench;
    }

    private void define() throws Exception {
        var definition = workbench.models().definition();
        await(() -> !definition.verifiers().isEmpty());
        change(definition::sample);
        await(() -> definition.missing().get().isEmpty());
        change(definition::save);
        await(() -> !definition.told().get().isEmpty());
    }

    private void judge() throws Exception {
        var playground = workbench.models().playground();
        await(() -> !playground.verifiers().isEmpty());
        change(() -> playground.verifier().set("math/chain-sum"));
        change(playground::draw);
        await(() -> !playground.completion().get().isEmpty());
        change(playground::attack);
        await(() -> !playground.results().isEmpty());
    }

    private void count() throws Exception {
        var tasks = workbench.models().tasks();
        change(tasks::look);
        await(() -> !tasks.overview().get().cells().isEmpty());
    }

    private void estimate() throws Exception {
        var recipe = workbench.models().recipe();
        await(() -> !recipe.files().isEmpty());
        change(() ->
                recipe.files().stream()
                        .filter(file -> file.path().endsWith("quickstart.yaml"))
                        .findFirst()
                        .ifPresent(recipe.file()::set));
        await(() -> recipe.text().get().contains("name: quickstart"));
        change(workbench.models().forecast()::ask);
        await(() -> workbench.models().forecast().forecast().get().isPresent());
    }

    private void plug() throws Exception {
        var plugins = workbench.models().plugins();
        await(() -> workbench.models().catalogue().offer().get().isPresent());
        change(() -> scenes.add(plugins));
        agree();
        change(plugins::look);
        var file = scenes.file();
        change(() -> plugins.install(List.of(file)));
        agree();
        await(() -> !plugins.rows().isEmpty());
        change(() -> plugins.chosen().set("roman-numerals"));
    }

    private void agree() throws Exception {
        var work = workbench.models().plugins().work();
        await(() -> work.question().get().isPresent());
        change(() -> work.answer(true));
        await(() -> work.busy().get().isEmpty());
    }

    private void takeEstimate(String theme) throws Exception {
        change(() -> workbench.show("recipe"));
        var sides = onScreen(() -> (TabPane) workbench.frame().lookup("#recipe-sides"));
        change(() -> sides.getSelectionModel().selectLast());
        save(theme, "estimate");
        change(() -> sides.getSelectionModel().selectFirst());
    }

    private void takePlugins(String theme) throws Exception {
        var plugins = workbench.models().plugins();
        change(() -> workbench.use(Perspective.PLUGINS));
        for (var tab : PluginsModel.Tab.values()) {
            change(() -> plugins.tab().set(tab));
            save(theme, "plugins-" + tab.title().toLowerCase(Locale.ROOT));
        }
        var stranger = scenes.stranger();
        change(() -> plugins.tab().set(PluginsModel.Tab.INSTALLED));
        change(() -> plugins.install(List.of(stranger)));
        await(() -> plugins.work().question().get().isPresent());
        save(theme, "plugins-trust-question");
        change(() -> plugins.work().answer(false));
        await(() -> plugins.work().busy().get().isEmpty());
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        for (int i = 0; !onScreen(condition); i++) {
            if (i == MOST_WAITS) {
                throw new IllegalStateException("what was asked for did not come");
            }
            Thread.sleep(PATIENCE);
        }
    }

    private void take(String theme) throws Exception {
        prefer(PreferencesModel.THEME.key(), theme);
        for (var perspective : Perspective.values()) {
            change(() -> workbench.docking().replace(perspective));
            change(workbench::resetLayout);
            save(theme, "perspective-" + perspective.id());
        }
        change(() -> workbench.use(Perspective.TRAIN));
        change(() -> workbench.models().session().compare(runs()));
        for (var view : VIEWS) {
            var telling = telling(view);
            if (!telling.isEmpty()) {
                change(() -> workbench.models().session().compare(telling));
            }
            change(() -> workbench.show(view));
            save(theme, view);
        }
        takeEstimate(theme);
        takePlugins(theme);
        change(workbench.models().palette()::show);
        save(theme, "palette");
        change(workbench.models().palette()::hide);
    }

    // Data and trajectories are not made by every run: the newest that has some is shown.
    private List<Long> telling(String view) {
        var open = workbench.models().session().workspace().get().orElseThrow();
        return switch (view) {
            case "pipeline" -> first(run -> !open.samplePages().sources(run).isEmpty());
            case "trajectories" -> first(run -> !open.trajectoryPages().stages(run).isEmpty());
            default -> runs();
        };
    }

    private List<Long> first(Predicate<Long> has) {
        return runs().stream().filter(has).limit(1).toList();
    }

    private List<Long> runs() {
        return workbench.models().session().runs().stream().map(row -> row.run().id()).toList();
    }

    private void prefer(String key, String value) throws Exception {
        change(() -> workbench.models().preferences().set(key, value));
    }

    private void save(String theme, String name) throws Exception {
        Thread.sleep(PATIENCE);
        var image = onScreen(() -> Pictures.of(workbench.frame()));
        Pictures.write(image, output.resolve("%s-%s.png".formatted(name, theme)));
    }

    private static void change(Runnable change) throws Exception {
        onScreen(() -> {
            change.run();
            return true;
        });
    }

    private static <T> T onScreen(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }
}
