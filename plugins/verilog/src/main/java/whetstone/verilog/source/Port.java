package whetstone.verilog.source;

import java.util.Locale;

/// What a module shows to the outside.
///
/// @param width bits, at least 1; 0 where this reader could not tell
public record Port(String name, Direction direction, int width) {

    /// Which way signals go.
    public enum Direction {
        INPUT,
        OUTPUT,
        INOUT;

        static Direction of(Token token) {
            return valueOf(token.text().toUpperCase(Locale.ROOT));
        }
    }

    /// For example `input [3:0] a`.
    @Override
    public String toString() {
        var range = width == 1 ? "" : width == 0 ? "[?] " : "[%d:0] ".formatted(width - 1);
        return "%s %s%s".formatted(direction.name().toLowerCase(Locale.ROOT), range, name);
    }
}
