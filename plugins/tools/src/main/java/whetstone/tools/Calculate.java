package whetstone.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.pf4j.Extension;
import whetstone.api.Tool;

/// Adds and subtracts whole numbers, exactly. Its world is how many numbers it takes at a time.
@Extension
public final class Calculate implements Tool {

    static final String ID = "tool/calculator";

    // No number of this length overflows, however many of them an input can hold.
    private static final Pattern SUM = Pattern.compile("[+-]?+[0-9]{1,12}+(?:[+-][0-9]{1,12}+)*+");
    private static final Pattern TERM = Pattern.compile("[+-]?[0-9]+");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String call(String world, String input) {
        var terms = terms(input);
        if (terms.size() < 2 || terms.size() > Integer.parseInt(world)) {
            throw new IllegalArgumentException("not a sum of 2 to %s numbers".formatted(world));
        }
        return Long.toString(terms.stream().mapToLong(Long::longValue).sum());
    }

    /// The signed terms of a sum such as `12-7 + 3`; none where it is no sum.
    static List<Long> terms(String sum) {
        var plain = sum.replace(" ", "");
        if (plain.length() > 10_000 || !SUM.matcher(plain).matches()) {
            return List.of();
        }
        var terms = new ArrayList<Long>();
        var term = TERM.matcher(plain);
        while (term.find()) {
            terms.add(Long.parseLong(term.group()));
        }
        return terms;
    }
}
