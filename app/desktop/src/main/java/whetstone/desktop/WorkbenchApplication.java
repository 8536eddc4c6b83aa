package whetstone.desktop;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;
import whetstone.desktop.process.Launcher;
import whetstone.desktop.thread.Gate;

/// The window's life: opens it with its workspace, and puts things away at the end.
public final class WorkbenchApplication extends Application {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    @Override
    public void start(Stage stage) {
        var installation = Installation.found();
        var workbench =
                new Workbench(
                        Gate.toScreen(),
                        installation,
                        Launcher.ofThisProgram(installation.home().orElse(null)),
                        Dialogs.on(stage));
        var scene = new Scene(workbench.frame(), WIDTH, HEIGHT);
        workbench.dress(scene);
        stage.setTitle("Whetstone");
        stage.setScene(scene);
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stage.setOnCloseRequest(_ -> workbench.close());
        stage.show();
        workbench.open(workspace());
        workbench.tick();
        workbench.guard(installation.library());
    }

    private Path workspace() {
        var arguments = getParameters().getRaw();
        int at = arguments.indexOf("--workspace");
        return Path.of(at >= 0 && at + 1 < arguments.size() ? arguments.get(at + 1) : "workspace");
    }
}
