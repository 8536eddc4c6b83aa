package whetstone.verilog.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import whetstone.verilog.draw.Behaviour.Pin;

/// State machines: from transition tables, and those that look for a sequence of bits.
public final class Machines {
    private Machines() {}

    /// A machine of so many states with one input; its output belongs to the state, or to state and input.
    ///
    /// @param states 2 to 9
    public static Drawn table(int states, RandomGenerator random) {
        boolean mealy = random.nextBoolean();
        var edges = Edges.draw(false, random);
        int[][] next = new int[states][2];
        int[][] out = new int[states][2];
        for (int s = 0; s < states; s++) {
            for (int x = 0; x < 2; x++) {
                next[s][x] = x == 0 ? (s + 1) % states : random.nextInt(states);
                out[s][x] = mealy || x == 0 ? random.nextInt(2) : out[s][0];
            }
        }
        var prompt = new StringBuilder("State, next state with x = 0, with x = 1, ");
        prompt.append(mealy ? "z with x = 0, with x = 1:" : "z:");
        var canonical = new StringBuilder();
        for (int s = 0; s < states; s++) {
            var row =
                    "%c %c %c %s"
                            .formatted(
                                    name(s),
                                    name(next[s][0]),
                                    name(next[s][1]),
                                    mealy ? out[s][0] + " " + out[s][1] : "" + out[s][0]);
            prompt.append('\n').append(row);
            canonical.append(row).append(';');
        }
        return new Table(next, out)
                .clocked(edges, prompt.toString(), "", canonical.toString())
                .drawn(random);
    }

    /// A machine that says when the last bits were `pattern`.
    ///
    /// @param length of the pattern, 2 to 8
    public static Drawn detector(int length, RandomGenerator random) {
        var edges = Edges.draw(false, random);
        boolean mealy = random.nextBoolean();
        boolean overlapping = random.nextBoolean();
        var pattern = Text.binary(random.nextLong(1L << length), length);
        int states = mealy ? length : length + 1;
        int[][] next = new int[states][2];
        int[][] out = new int[states][2];
        var work = new StringBuilder();
        for (int s = 0; s < states; s++) {
            boolean found = s == length;
            var seen = found && !overlapping ? "" : pattern.substring(0, s);
            for (int x = 0; x < 2; x++) {
                boolean hit = mealy && (seen + x).equals(pattern);
                int to = hit && !overlapping ? 0 : matched(pattern, seen + x, states - 1);
                next[s][x] = to;
                out[s][x] = hit || found ? 1 : 0;
            }
            work.append(
                    "%c: seen %s, to %c with 0, to %c with 1\n"
                            .formatted(
                                    name(s),
                                    s == 0 ? "nothing" : pattern.substring(0, s),
                                    name(next[s][0]),
                                    name(next[s][1])));
        }
        var does =
                (mealy
                                        ? "z is 1 while x is the last bit of %s and the bits of x at the edges before were the others."
                                        : "z is 1 after an edge at which x completes %s, until the next edge.")
                                .formatted(pattern)
                        + (overlapping
                                ? " Finds may share bits."
                                : " Bits of one find are not used for the next.");
        var canonical = "%s %s %s".formatted(pattern, mealy, overlapping);
        return new Table(next, out).clocked(edges, does, work.toString(), canonical).drawn(random);
    }

    /// The longest beginning of `pattern` that `seen` ends with, of at most so many bits.
    private static int matched(String pattern, String seen, int most) {
        int length = Math.min(most, seen.length());
        while (!seen.endsWith(pattern.substring(0, length))) {
            length--;
        }
        return length;
    }

    private static char name(int state) {
        return (char) ('A' + state);
    }

    /// Next states and outputs, by state and input.
    private record Table(int[][] next, int[][] out) {

        Clocked clocked(Edges edges, String does, String work, String canonical) {
            var behaviour =
                    new Behaviour(
                            List.of(new Pin("x", 1)),
                            List.of(new Pin("z", 1)),
                            0,
                            (state, in) -> next[(int) state][(int) in],
                            (state, in) -> out[(int) state][(int) in]);
            return new Clocked(
                    edges,
                    behaviour,
                    does,
                    work.isEmpty() ? "leads to state A" : "forgets all bits",
                    body(edges),
                    work,
                    canonical);
        }

        private String body(Edges edges) {
            int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(next.length - 1));
            var cases = new StringBuilder();
            var ones = new ArrayList<String>();
            for (int s = 0; s < next.length; s++) {
                cases.append("      %d: s <= x ? %d : %d;\n".formatted(s, next[s][1], next[s][0]));
                if (out[s][0] == 1 && out[s][1] == 1) {
                    ones.add("s == " + s);
                } else if (out[s][0] != out[s][1]) {
                    ones.add("s == %d && %s".formatted(s, out[s][1] == 1 ? "x" : "!x"));
                }
            }
            return """
              reg [%d:0] s;
            %s  assign z = %s;
            """
                    .formatted(
                            width - 1,
                            edges.process(
                                    "s <= 0;",
                                    "case (s)\n" + cases + "      default: s <= 0;\n    endcase"),
                            ones.isEmpty() ? "1'b0" : String.join(" || ", ones));
        }
    }
}
