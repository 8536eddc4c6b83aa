package whetstone.desktop.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import whetstone.core.plugin.PluginException;
import whetstone.core.plugin.install.Outcome;
import whetstone.core.plugin.install.Refusal;
import whetstone.file.FileTrouble;

/// What became of the library, and what kept it from that.
final class Words {
    private Words() {}

    static List<String> of(Outcome outcome) {
        return outcome.steps().stream().map(Outcome.Step::told).toList();
    }

    static String of(Exception failure) {
        return switch (failure) {
            case Refusal e -> String.valueOf(e.getMessage());
            case PluginException e -> String.valueOf(e.getMessage());
            case UncheckedIOException e -> FileTrouble.told(e);
            case IOException e -> FileTrouble.told(e);
            default -> "%s: this should not happen; the log says where it did".formatted(failure);
        };
    }
}
