package whetstone.verilog.draw;

import java.util.List;
import java.util.random.RandomGenerator;
import whetstone.verilog.draw.Behaviour.Pin;

/// Queues of a few words.
public final class Fifos {
    private Fifos() {}

    /// A queue of two or four words.
    public static Drawn draw(RandomGenerator random) {
        var edges = Edges.draw(false, random);
        int places = random.nextBoolean() ? 2 : 4;
        int width = random.nextInt(1, 9);
        int almost = random.nextInt(1, places + 1);
        int bits = places == 2 ? 1 : 2;
        return new Clocked(
                        edges,
                        behaviour(places, width, almost),
                        """
                        A queue of %d words. With push = 1, d is appended unless the queue is full before the edge; with pop = 1, the first word is removed unless it is empty before the edge.
                        q is the first word, 0 while there is none. empty, full: as they say. almost is 1 while there are %d words or more.\
                        """
                                .formatted(places, almost),
                        "empties the queue",
                        body(edges, places, width, bits, almost),
                        "",
                        "fifo %d %d %d".formatted(places, width, almost))
                .drawn(random);
    }

    private static Behaviour behaviour(int places, int width, int almost) {
        return new Behaviour(
                List.of(new Pin("push", 1), new Pin("pop", 1), new Pin("d", width)),
                List.of(
                        new Pin("q", width),
                        new Pin("empty", 1),
                        new Pin("full", 1),
                        new Pin("almost", 1)),
                0,
                (state, in) -> next(state, in, places, width),
                (state, in) -> {
                    long count = state & 7;
                    long first = count == 0 ? 0 : (state >> 3) & ((1L << width) - 1);
                    return (first << 3)
                            | (count == 0 ? 4 : 0)
                            | (count == places ? 2 : 0)
                            | (count >= almost ? 1 : 0);
                });
    }

    /// The words from the first one up, above a count of three bits.
    private static long next(long state, long in, int places, int width) {
        long mask = (1L << width) - 1;
        long count = state & 7;
        long words = state >>> 3;
        boolean push = ((in >> (width + 1)) & 1) == 1 && count < places;
        boolean pop = ((in >> width) & 1) == 1 && count > 0;
        if (pop) {
            words >>>= width;
            count--;
        }
        if (push) {
            int at = (int) count * width;
            words = (words & ~(mask << at)) | ((in & mask) << at);
            count++;
        }
        return (words << 3) | count;
    }

    private static String body(Edges edges, int places, int width, int bits, int almost) {
        return """
          reg %1$sm [0:%2$d];
          reg %3$sw, r;
          reg [2:0] n;
          wire pu = push && n != %4$d;
          wire po = pop && n != 0;
        %5$s  assign q = n == 0 ? 0 : m[r];
          assign empty = n == 0;
          assign full = n == %4$d;
          assign almost = n >= %6$d;
        """
                .formatted(
                        Text.range(width),
                        places - 1,
                        Text.range(bits),
                        places,
                        edges.process(
                                "begin w <= 0; r <= 0; n <= 0; end",
                                """
                                begin
                                      if (pu) begin m[w] <= d; w <= w + 1; end
                                      if (po) r <= r + 1;
                                      n <= n + pu - po;
                                    end\
                                """),
                        almost);
    }
}
