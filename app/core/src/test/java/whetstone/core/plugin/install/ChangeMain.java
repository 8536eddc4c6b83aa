package whetstone.core.plugin.install;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import whetstone.core.plugin.PluginPlaces;
import whetstone.core.plugin.Plugins;

/// Changes a library in a process that a test can kill.
final class ChangeMain {
    private ChangeMain() {}

    /// Does the operation in the second argument, in the folder in the first, with the files or ids that follow.
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        var places =
                new PluginPlaces(
                        folder.resolve("bundled"),
                        folder.resolve("library"),
                        folder.resolve("workspace"),
                        folder.resolve("cache"),
                        false);
        var rest = Arrays.asList(arguments).subList(2, arguments.length);
        var installer = new Installer(places);
        switch (arguments[1]) {
            case "start" -> Plugins.load(places).close();
            case "remove" -> installer.remove(Set.copyOf(rest), true, false);
            case "rollback" -> installer.rollback(rest.getFirst());
            case "install" -> {
                List<Offer> offers = rest.stream().map(file -> Offer.of(Path.of(file))).toList();
                installer.install(offers, new Consent(Set.of(), false, true, _ -> true));
            }
            default -> throw new IllegalArgumentException(arguments[1]);
        }
    }
}
