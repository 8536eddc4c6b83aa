package whetstone.desktop.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import whetstone.core.plugin.PluginException;
import whetstone.core.plugin.install.Outcome;
import whetstone.core.plugin.install.Refusal;

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
            case UncheckedIOException e -> of(Objects.requireNonNull(e.getCause()));
            case NoSuchFileException e -> e.getFile() + ": no such file or folder";
            case AccessDeniedException e -> e.getFile() + ": no permission";
            case IOException e -> String.valueOf(e.getMessage());
            default -> "%s: this should not happen; the log says where it did".formatted(failure);
        };
    }
}
