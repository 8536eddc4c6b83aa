package whetstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import whetstone.core.store.Requests.Kind;
import whetstone.core.store.Workspace;
import whetstone.desktop.Dialogs;
import whetstone.desktop.Installation;
import whetstone.desktop.Models;
import whetstone.desktop.Workbench;
import whetstone.desktop.problems.ProblemsModel.Problem;
import whetstone.desktop.process.CommandLine;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.session.RunRow.State;
import whetstone.desktop.thread.Gate;

/// The workbench over the program itself, when something is really in the way.
final class TroubledDesktopTest {
    private static final int NEVER_DONE = 100_000; // steps
    private static final int BLOCK = 1 << 16;

    private final Path folder;
    private final Path disk;
    private final Path recipes;
    private boolean mounted;
    private Optional<Workbench> opened = Optional.empty();

    TroubledDesktopTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        disk = Files.createDirectory(folder.resolve("disk"));
        recipes = Files.createDirectory(folder.resolve("recipes"));
        TinyRun.write(recipes.resolve("quickstart.yaml"), NEVER_DONE);
    }

    @AfterEach
    void close() throws Exception {
        if (opened.isPresent()) {
            change(opened.get()::close);
            FxToolkit.cleanupStages();
        }
        if (mounted) {
            assertTrue(did("umount", "-l", disk.toString()));
        }
    }

    private static boolean did(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    private Models open(Path workspace) throws Exception {
        var installation =
                new Installation(
                        Optional.empty(),
                        Repository.root().resolve("installers/target/whetstone/plugins"),
                        recipes,
                        folder.resolve("cache"),
                        folder.resolve("library"));
        var program = Launcher.of(Program.launcher(folder).command());
        var nobody =
                new Dialogs(
                        _ -> Optional.empty(),
                        _ -> Optional.empty(),
                        List::of,
                        _ -> Optional.empty());
        FxToolkit.registerPrimaryStage();
        Callable<Workbench> show =
                () -> {
                    var workbench = new Workbench(Gate.toScreen(), installation, program, nobody);
                    var stage = new Stage();
                    stage.setScene(new Scene(workbench.frame(), 980, 720));
                    stage.show();
                    workbench.open(workspace);
                    workbench.tick();
                    return workbench;
                };
        var workbench = WaitForAsyncUtils.asyncFx(show).get(1, TimeUnit.MINUTES);
        opened = Optional.of(workbench);
        var models = workbench.models();
        eventually(() -> models.session().workspace().get().isPresent());
        eventually(() -> !models.recipe().text().get().isEmpty());
        return models;
    }

    private static void start(Models models, String recipe, Path workspace) throws Exception {
        var line = List.of("run", recipe, "--device", "cpu", "--workspace", workspace.toString());
        change(() -> models.jobs().start("sample run", new CommandLine(line)));
    }

    @Test
    void aFullDiskIsToldAndNothingIsLost() throws Exception {
        mounted = did("mount", "-t", "tmpfs", "-o", "size=48m", "whetstone-test", disk.toString());
        assumeTrue(mounted, "only the superuser can make a disk to be filled");
        var workspace = disk.resolve("workspace");
        var models = open(workspace);
        start(models, recipes.resolve("quickstart.yaml").toString(), workspace);
        eventually(() -> state(models) == State.RUNNING && steps(models) > 0);
        var ballast = disk.resolve("ballast");
        fill(ballast);
        eventually(() -> job(models).startsWith("failed"));
        assertTrue(job(models).contains("the disk is full"), job(models));
        eventually(() -> problems(models).contains("free space"));
        int before = steps(models);
        fill(ballast);
        saveOnAFullDisk(models, workspace);

        Files.delete(ballast);
        assertEquals("ok", Workspace.open(workspace).integrity());
        eventually(() -> models.preferences().unsaved().isEmpty());
        assertEquals("dark", Workspace.open(workspace).preferences().all().get("theme"));
        change(models.recipe()::save);
        eventually(() -> Files.exists(workspace.resolve("recipes/quickstart.yaml")));
        eventually(() -> state(models) == State.INTERRUPTED || state(models) == State.FAILED);
        change(models.runs()::resume);
        eventually(() -> state(models) == State.RUNNING && steps(models) > before + 2);
        change(() -> models.runs().ask(Kind.STOP));
        eventually(() -> state(models) == State.STOPPED);
    }

    private static void saveOnAFullDisk(Models models, Path workspace) throws Exception {
        var mine = models.recipe().text().get() + "# mine\n".repeat(BLOCK / 7);
        change(() -> {
            models.recipe().text().set(mine);
            models.recipe().save();
            models.preferences().set("theme", "dark");
        });
        eventually(() -> problems(models).contains("cannot be written (the disk is full)"));
        eventually(() -> problems(models).contains("is kept as soon as the store takes it"));
        assertEquals(mine, models.recipe().text().get());
        assertEquals("dark", models.preferences().unsaved().get("theme"));
        assertTrue(Files.notExists(workspace.resolve("recipes/quickstart.yaml")));
    }

    @Test
    void aRunWhoseDomainNobodyBringsSaysWhereToLookForIt() throws Exception {
        var models = open(folder.resolve("workspace"));
        var file = recipes.resolve("mate.yaml");
        Files.writeString(
                file,
                """
                tasks: {domains: {chess/mate: 1}}
                stages: [{type: evaluate, problems: 4, samples: 1}]
                """);
        start(models, file.toString(), folder.resolve("workspace"));
        eventually(() -> job(models).startsWith("failed"));
        assertNotEquals("", problems(models));
        assertTrue(problems(models).contains("tasks.domains.chess/mate"), problems(models));
        assertTrue(problems(models).contains("plugins search chess"), problems(models));
        assertEquals(List.of(), List.copyOf(models.session().runs()));
    }

    // Until not a byte more goes in.
    private static void fill(Path ballast) throws IOException {
        try (var out =
                Files.newOutputStream(
                        ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int size = BLOCK; size > 0; ) {
                try {
                    out.write(new byte[size]);
                } catch (IOException full) {
                    size /= 2;
                }
            }
        }
    }

    private static String job(Models models) {
        return models.jobs().jobs().isEmpty() ? "" : models.jobs().jobs().getFirst().told();
    }

    private static State state(Models models) {
        var runs = models.session().runs();
        return runs.isEmpty() ? State.PAUSED : runs.getFirst().state();
    }

    private static int steps(Models models) {
        return models.session().runs().getFirst().run().steps();
    }

    private static String problems(Models models) throws Exception {
        Callable<String> all =
                () -> models.problems().all().stream().map(Problem::text).toList().toString();
        return WaitForAsyncUtils.asyncFx(all).get(1, TimeUnit.MINUTES);
    }

    private static void change(Runnable change) throws Exception {
        WaitForAsyncUtils.asyncFx(change).get(1, TimeUnit.MINUTES);
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(3, TimeUnit.MINUTES, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
