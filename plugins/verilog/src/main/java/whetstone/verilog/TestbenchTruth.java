package whetstone.verilog;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// The hidden truth: a testbench that somebody wrote.
///
/// @param testbench Verilog text of all but the module in question, whatever else it needs included
/// @param top name of the module in question, which the testbench instantiates
/// @param passes regular expression; a line of what the testbench prints must contain it. Null for what those of
///     VerilogEval and RTLLM say
/// @param fails regular expression that no line may contain; null where nothing is ruled out
/// @param module a module that passes; null where none is known
/// @param files that the testbench reads, text by plain name; null for none
public record TestbenchTruth(
        String testbench,
        String top,
        @Nullable String passes,
        @Nullable String fails,
        @Nullable String module,
        @Nullable Map<String, String> files) {

    private static final Pattern USUAL =
            Pattern.compile(
                    "Mismatches: 0 in \\d+ samples|Your Design Passed|(?i:all (?:\\w+ )?tests? passed)");

    public TestbenchTruth {
        files = files == null ? null : Map.copyOf(files);
        for (var name : files == null ? Set.<String>of() : files.keySet()) {
            if (!name.matches("[\\w.-]+") || name.startsWith(".")) {
                throw new IllegalArgumentException(
                        "files: '%s' is no plain name; expected one such as reference.txt"
                                .formatted(name));
            }
        }
        compiled("passes", passes);
        compiled("fails", fails);
    }

    private static @Nullable Pattern compiled(String key, @Nullable String text) {
        try {
            return text == null ? null : Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "%s: no regular expression: %s".formatted(key, e.getDescription()), e);
        }
    }

    Pattern passing() {
        var written = compiled("passes", passes);
        return written == null ? USUAL : written;
    }

    @Nullable Pattern failing() {
        return compiled("fails", fails);
    }
}
