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

/// What became of the library, in the words of the command line.
final class Words {
    private Words() {}

    static List<String> of(Outcome outcome) {
        return outcome.steps().stream().map(Words::of).toList();
    }

    private static String of(Outcome.Step step) {
        if (step.to().isEmpty()) {
            return "removed %s %s".formatted(step.id(), step.from());
        }
        var signer = step.signer().isEmpty() ? "unsigned" : "signed by " + step.signer();
        return step.from().isEmpty()
                ? "installed %s %s, %s".formatted(step.id(), step.to(), signer)
                : "installed %s %s over %s, %s"
                        .formatted(step.id(), step.to(), step.from(), signer);
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
