package whetstone.desktop;

import java.util.List;
import javafx.application.Application;

/// Where the workbench starts. No JavaFX application itself: so JavaFX may lie on the class path.
public final class Main {

    private Main() {}

    /// Opens the window: `[--workspace DIR]`, by default `./workspace`.
    public static void main(String[] arguments) {
        Application.launch(WorkbenchApplication.class, List.of(arguments).toArray(String[]::new));
    }
}
