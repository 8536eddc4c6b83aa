package whetstone.verilog.source;

import java.util.Set;

/// Words that cannot be names: IEEE 1364-2005, annex B, and those of IEEE 1800 that the tools know.
final class Keywords {
    private Keywords() {}

    static final Set<String> ALL =
            Set.of(
                    ("always always_comb always_ff always_latch and assign automatic begin bit buf bufif0 bufif1 byte"
                                    + " case casex casez cmos const deassign default defparam disable edge else end"
                                    + " endcase endfunction endgenerate endmodule endpackage endprimitive endspecify"
                                    + " endtable endtask enum event for force forever fork function generate genvar if"
                                    + " ifnone import initial inout input int integer join localparam logic longint"
                                    + " macromodule module nand negedge nmos nor not notif0 notif1 or output package"
                                    + " packed parameter pmos posedge primitive pull0 pull1 pulldown pullup rcmos real"
                                    + " realtime reg release repeat return rnmos rpmos rtran rtranif0 rtranif1"
                                    + " scalared shortint signed small specify specparam strong0 strong1 struct supply0"
                                    + " supply1 table task time tran tranif0 tranif1 tri tri0 tri1 triand trior trireg"
                                    + " typedef union unique priority unsigned var vectored void wait wand weak0 weak1"
                                    + " while wire wor xnor xor")
                            .split(" "));
}
