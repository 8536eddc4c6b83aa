package whetstone.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import whetstone.core.knowledge.KnowledgeException;
import whetstone.core.plugin.PluginException;
import whetstone.core.plugin.install.Refusal;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Spelling;
import whetstone.core.role.RoleException;
import whetstone.core.store.StoreException;
import whetstone.device.DeviceException;
import whetstone.file.FileTrouble;

/// What the user reads when something goes wrong: one message on standard error, and the exit code that fits.
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    /// The command did not do what it was asked to.
    static final int FAILED = 1;

    /// The command was asked for something that cannot be done as written.
    static final int USAGE = 2;

    /// A plugin is signed by nobody whom its user trusts.
    static final int UNTRUSTED = 3;

    /// A plugin does not fit this program or the plugins that are there.
    static final int INCOMPATIBLE = 4;

    /// A plugin was tried and does not start.
    static final int DOES_NOT_START = 5;

    /// There is no such plugin, version or file.
    static final int ABSENT = 6;

    /// Someone pressed Ctrl-C.
    static final int INTERRUPTED = 130;

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        say(command, failure.getMessage() + nearMisses(failure));
        if (command.getCommand() instanceof Callable) {
            command.getErr().printf("'%s --help' says more%n", name(command));
        } else {
            command.usage(command.getErr());
        }
        return USAGE;
    }

    private static String nearMisses(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        var spec = failure.getCommandLine().getCommandSpec();
        var wrong = unmatched.getUnmatched().getFirst();
        var known =
                wrong.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet();
        return known.isEmpty() ? "" : "; " + Spelling.meant(wrong, known);
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult arguments) {
        if (arguments.hasMatchedOption("--verbose")) {
            failure.printStackTrace(command.getErr());
        }
        return switch (failure) {
            case RecipeException e -> say(command, e.getMessage(), USAGE);
            case UsageException e -> say(command, e.getMessage(), USAGE);
            case Refusal e -> say(command, e.getMessage(), code(e.kind()));
            case KnowledgeException e -> say(command, e.getMessage(), FAILED);
            case PluginException e -> say(command, e.getMessage(), FAILED);
            case RoleException e -> say(command, e.getMessage(), FAILED);
            case StoreException e -> say(command, e.getMessage(), FAILED);
            case DeviceException e -> say(command, e.getMessage(), FAILED);
            case InterruptedException _ -> say(command, "interrupted", INTERRUPTED);
            case UncheckedIOException e -> say(command, FileTrouble.told(e), FAILED);
            case IOException e -> say(command, FileTrouble.told(e), FAILED);
            default -> defect(failure, command);
        };
    }

    /// The exit code that tells why nothing has changed.
    static int code(Refusal.Kind kind) {
        return switch (kind) {
            case HOSTILE -> FAILED;
            case UNTRUSTED -> UNTRUSTED;
            case INCOMPATIBLE -> INCOMPATIBLE;
            case DOES_NOT_START -> DOES_NOT_START;
            case ABSENT -> ABSENT;
        };
    }

    private static int defect(Exception failure, CommandLine command) {
        LoggerFactory.getLogger(Failures.class).debug("unexpected failure", failure);
        var message =
                "%s: this should not happen; with --verbose you see where it did"
                        .formatted(failure);
        return say(command, message, FAILED);
    }

    private static int say(CommandLine command, @Nullable String message, int exitCode) {
        say(command, message);
        return exitCode;
    }

    private static void say(CommandLine command, @Nullable String message) {
        command.getErr().println(command.getColorScheme().errorText("whetstone: " + message));
    }
}
