package whetstone.core.plugin.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.pf4j.DefaultVersionManager;
import whetstone.core.plugin.Plugins;

class ScaffoldRequiresTest {

    private static boolean runs(String written, String now) {
        return new DefaultVersionManager().checkVersionConstraint(now, Scaffold.requires(written));
    }

    @Test
    void aNewPluginRunsUntilTheApiMayBreakIt() {
        assertTrue(runs("0.1.0", "0.1.0"));
        assertTrue(runs("0.1.0", "0.1.7"));
        assertEquals(false, runs("0.1.0", "0.2.0"));
        assertEquals(false, runs("0.1.2", "0.1.1"));
        assertTrue(runs("1.4.0", "1.30.2"));
        assertEquals(false, runs("1.4.0", "2.0.0"));
        assertEquals(false, runs("1.4.0", "1.3.9"));
    }

    @Test
    void itIsWrittenIntoTheProject() throws IOException {
        var files = new Scaffold("mine", Scaffold.Kind.ROLLOUTS, Path.of("/tmp")).files();
        var properties = Objects.requireNonNull(files.get("plugin.properties"));
        var line = "plugin.requires=" + Scaffold.requires(Plugins.hostVersion());
        assertTrue(properties.lines().anyMatch(line::equals), properties);
        assertTrue(files.values().stream().noneMatch(text -> text.contains("{{")), "a placeholder");
    }
}
