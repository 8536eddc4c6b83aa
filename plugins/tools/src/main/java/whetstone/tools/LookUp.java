package whetstone.tools;

import org.pf4j.Extension;
import whetstone.api.Tool;

/// Looks a name up in an encyclopedia. Its world is the encyclopedia: a line for each entry, the name, a space, and what
/// stands there.
@Extension
public final class LookUp implements Tool {

    static final String ID = "tool/encyclopedia";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String call(String world, String input) {
        return world.lines()
                .filter(line -> line.substring(0, line.indexOf(' ')).equals(input))
                .findFirst()
                .map(line -> line.substring(input.length() + 1))
                .orElseThrow(() -> new IllegalArgumentException("no entry"));
    }
}
