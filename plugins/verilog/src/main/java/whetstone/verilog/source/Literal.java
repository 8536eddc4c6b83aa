package whetstone.verilog.source;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/// A number as it is written in Verilog.
///
/// @param width bits; 0 where none are stated
public record Literal(int width, BigInteger value) {

    /// The number that `text` writes; nothing where it has undefined bits, a fraction, or too many digits.
    public static Optional<Literal> of(String text) {
        var plain = text.replace("_", "").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        int quote = plain.indexOf('\'');
        try {
            if (plain.length() > 300) {
                return Optional.empty();
            }
            if (quote < 0) {
                return Optional.of(new Literal(0, new BigInteger(plain)));
            }
            int width = quote == 0 ? 0 : Integer.parseInt(plain.substring(0, quote));
            var rest = plain.substring(quote + 1);
            if (rest.length() == 1) {
                return Optional.of(new Literal(0, new BigInteger(rest)));
            }
            rest = rest.startsWith("s") ? rest.substring(1) : rest;
            int base =
                    switch (rest.charAt(0)) {
                        case 'b' -> 2;
                        case 'o' -> 8;
                        case 'd' -> 10;
                        default -> 16;
                    };
            return Optional.of(new Literal(width, new BigInteger(rest.substring(1), base)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
