package whetstone.verilog.examine;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import whetstone.verilog.source.Port;

/// The Verilog that feeds both modules and compares what they answer, bit by bit and with four values: where the gold
/// one is undefined anything goes, elsewhere the candidate has to be the same, also where it is high-impedance.
///
/// It writes one line to the file [#RESULT]: secret, `width`, `same` or `different`, the row, gold and candidate
/// outputs in binary.
record Bench(Pair pair, Stimuli stimuli) {

    static final String RESULT = "result";
    static final String ROWS = "rows";

    /// Name of its module.
    String name() {
        return "b" + pair.secret();
    }

    private static int bits(List<Port> ports) {
        return ports.stream().mapToInt(Port::width).sum();
    }

    String text() {
        return """
        `timescale 1ns/1ps
        module %1$s;
        reg [%2$d:0] row;
        reg [%2$d:0] rows [0:%3$d];
        wire [%4$d:0] expected, got;
        reg [%4$d:0] e, g;
        integer i, k, bad, file;
        %5$s
        %6$s
        %7$s
        %8$s
        endmodule
        """
                .formatted(
                        name(),
                        bits(pair.inputs()),
                        last(),
                        bits(pair.outputs()) - 1,
                        instance(pair.goldTop(), goldInstance(), "expected"),
                        instance(name(pair.top()), candidateInstance(), "got"),
                        saying(),
                        comparing());
    }

    private int last() {
        return stimuli.rows().size() - 1;
    }

    private String saying() {
        return """
        task say(input integer kind);
        begin
          file = $fopen("%1$s");
          case (kind)
            0: $fdisplay(file, "%2$s same %%0d %%b %%b", i, e, g);
            1: $fdisplay(file, "%2$s different %%0d %%b %%b", i, e, g);
            default: $fdisplay(file, "%2$s width %%0d - -", kind - 2);
          endcase
          $fclose(file);
          $finish;
        end
        endtask
        """
                .formatted(RESULT, pair.secret());
    }

    private String comparing() {
        return """
        initial begin
          $readmemh("%s", rows);
          bad = 0; i = 0;
        %s
          for (i = 0; i <= %d && !bad; i = i + 1) begin
            row = rows[i];
            #10;
            if (row[0] && expected !== got) begin
              e = expected; g = got;
              for (k = 0; k <= %d; k = k + 1)
                if (e[k] !== 1'bx && e[k] !== g[k]) bad = 1;
            end
          end
          if (bad) begin i = i - 1; say(1); end else if (i > 0) say(0);
        end
        """
                .formatted(ROWS, widths(), last(), bits(pair.outputs()) - 1);
    }

    private String goldInstance() {
        return "x" + pair.secret();
    }

    private String candidateInstance() {
        return "c" + pair.secret();
    }

    /// A name as it may stand anywhere.
    private static String name(String name) {
        return name.startsWith("\\") ? name + " " : name;
    }

    private String instance(String module, String instance, String outputs) {
        var connections =
                slices(pair.inputs(), "row", 1) + ", " + slices(pair.outputs(), outputs, 0);
        return "%s %s(%s);".formatted(module, instance, connections);
    }

    /// Connections to parts of one vector, the first port in its highest bits.
    private static String slices(List<Port> ports, String vector, int lowest) {
        int high = bits(ports) + lowest;
        var slices = new StringBuilder();
        for (var port : ports) {
            high -= port.width();
            slices.append(slices.isEmpty() ? "" : ", ")
                    .append(
                            ".%s(%s[%d:%d])"
                                    .formatted(
                                            name(port.name()),
                                            vector,
                                            high + port.width() - 1,
                                            high));
        }
        return slices.toString();
    }

    private String widths() {
        var checks = new StringBuilder();
        var ports = pair.gold().ports();
        for (int i = 0; i < ports.size(); i++) {
            var port = ports.get(i);
            checks.append(
                    "  if ($bits(%s.%s) != %d) begin bad = 1; say(%d); end%n"
                            .formatted(
                                    candidateInstance(), name(port.name()), port.width(), i + 2));
        }
        return checks.toString();
    }

    /// The file of rows.
    String rows() {
        return stimuli.rows().stream()
                .map(row -> row.toString(16))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// The rows before and at `index`, as lines for a person.
    List<String> shown(int index, int most) {
        return java.util.stream.IntStream.rangeClosed(Math.max(0, index - most + 1), index)
                .mapToObj(i -> "step %d: %s".formatted(i, values(stimuli.rows().get(i))))
                .toList();
    }

    private String values(BigInteger row) {
        var shown = new StringBuilder();
        int high = bits(pair.inputs()) + 1;
        for (var port : pair.inputs()) {
            high -= port.width();
            var mask = BigInteger.ONE.shiftLeft(port.width()).subtract(BigInteger.ONE);
            shown.append(shown.isEmpty() ? "" : " ")
                    .append("%s=%s".formatted(port.name(), row.shiftRight(high).and(mask)));
        }
        return shown.toString();
    }
}
