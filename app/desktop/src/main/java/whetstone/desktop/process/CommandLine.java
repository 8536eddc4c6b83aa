package whetstone.desktop.process;

import java.util.List;
import java.util.stream.Collectors;

/// Arguments of the command line.
///
/// @param arguments as the program gets them, without its own name
public record CommandLine(List<String> arguments) {

    public CommandLine {
        arguments = List.copyOf(arguments);
    }

    public static CommandLine of(String... arguments) {
        return new CommandLine(List.of(arguments));
    }

    /// As a person would type it.
    public String typed() {
        return arguments.stream()
                .map(CommandLine::quoted)
                .collect(Collectors.joining(" ", "./whetstone ", ""));
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,@%+-]+")
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
