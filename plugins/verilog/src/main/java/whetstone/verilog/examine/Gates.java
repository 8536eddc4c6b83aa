package whetstone.verilog.examine;

/// How arithmetic becomes gates. The tool's own way to map cells reads a library of all of them first, which takes
/// longer than the rest of a proof.
final class Gates {
    private Gates() {}

    /// Adders with carries from bit to bit, alone or as the tool makes them of sums of many.
    static final String ADDERS =
            """
            (* techmap_celltype = "$alu" *)
            module adder (A, B, CI, BI, X, Y, CO);
              parameter A_SIGNED = 0;
              parameter B_SIGNED = 0;
              parameter A_WIDTH = 1;
              parameter B_WIDTH = 1;
              parameter Y_WIDTH = 1;
              input [A_WIDTH-1:0] A;
              input [B_WIDTH-1:0] B;
              input CI, BI;
              output [Y_WIDTH-1:0] X, Y, CO;
              wire [Y_WIDTH-1:0] a, b;
              \\$pos #(.A_SIGNED(A_SIGNED), .A_WIDTH(A_WIDTH), .Y_WIDTH(Y_WIDTH)) wide_a (.A(A), .Y(a));
              \\$pos #(.A_SIGNED(B_SIGNED), .A_WIDTH(B_WIDTH), .Y_WIDTH(Y_WIDTH)) wide_b (.A(B), .Y(b));
              wire [Y_WIDTH-1:0] c = b ^ {Y_WIDTH{BI}};
              wire [Y_WIDTH-1:0] carry = {CO, CI};
              assign CO = (a & c) | (carry & (a | c));
              assign X = a ^ c;
              assign Y = X ^ carry;
            endmodule

            (* techmap_celltype = "$fa" *)
            module adder_of_three (A, B, C, X, Y);
              parameter WIDTH = 1;
              input [WIDTH-1:0] A, B, C;
              output [WIDTH-1:0] X, Y;
              assign X = (A & B) | (C & (A | B));
              assign Y = A ^ B ^ C;
            endmodule
            """;

    /// Sums and comparisons, each by itself: where the tool shares adders between them, it does so by names.
    static final String ARITHMETIC =
            ADDERS
                    + """

                    (* techmap_celltype = "$add $sub" *)
                    module sum (A, B, Y);
                      parameter A_SIGNED = 0;
                      parameter B_SIGNED = 0;
                      parameter A_WIDTH = 1;
                      parameter B_WIDTH = 1;
                      parameter Y_WIDTH = 1;
                      parameter _TECHMAP_CELLTYPE_ = "";
                      localparam MINUS = _TECHMAP_CELLTYPE_ == "$sub";
                      input [A_WIDTH-1:0] A;
                      input [B_WIDTH-1:0] B;
                      output [Y_WIDTH-1:0] Y;
                      wire [Y_WIDTH-1:0] a, b;
                      \\$pos #(.A_SIGNED(A_SIGNED), .A_WIDTH(A_WIDTH), .Y_WIDTH(Y_WIDTH)) wide_a (.A(A), .Y(a));
                      \\$pos #(.A_SIGNED(B_SIGNED), .A_WIDTH(B_WIDTH), .Y_WIDTH(Y_WIDTH)) wide_b (.A(B), .Y(b));
                      wire [Y_WIDTH-1:0] c = MINUS ? ~b : b;
                      wire [Y_WIDTH-1:0] out = (a & c) | (carry & (a | c));
                      wire [Y_WIDTH-1:0] carry = {out, MINUS};
                      assign Y = a ^ c ^ carry;
                    endmodule

                    (* techmap_celltype = "$lt $le $gt $ge" *)
                    module comparison (A, B, Y);
                      parameter A_SIGNED = 0;
                      parameter B_SIGNED = 0;
                      parameter A_WIDTH = 1;
                      parameter B_WIDTH = 1;
                      parameter Y_WIDTH = 1;
                      parameter _TECHMAP_CELLTYPE_ = "";
                      wire _TECHMAP_FAIL_ = A_SIGNED != B_SIGNED;
                      localparam WIDTH = (A_WIDTH > B_WIDTH ? A_WIDTH : B_WIDTH) + 1;
                      localparam SWAPPED = _TECHMAP_CELLTYPE_ == "$gt" || _TECHMAP_CELLTYPE_ == "$le";
                      localparam OPPOSITE = _TECHMAP_CELLTYPE_ == "$ge" || _TECHMAP_CELLTYPE_ == "$le";
                      input [A_WIDTH-1:0] A;
                      input [B_WIDTH-1:0] B;
                      output [Y_WIDTH-1:0] Y;
                      wire [WIDTH-1:0] a, b;
                      \\$pos #(.A_SIGNED(A_SIGNED), .A_WIDTH(A_WIDTH), .Y_WIDTH(WIDTH)) wide_a (.A(A), .Y(a));
                      \\$pos #(.A_SIGNED(B_SIGNED), .A_WIDTH(B_WIDTH), .Y_WIDTH(WIDTH)) wide_b (.A(B), .Y(b));
                      wire [WIDTH-1:0] low = SWAPPED ? b : a;
                      wire [WIDTH-1:0] high = SWAPPED ? ~a : ~b;
                      wire [WIDTH-1:0] out = (low & high) | (carry & (low | high));
                      wire [WIDTH-1:0] carry = {out, 1'b1};
                      wire less = low[WIDTH-1] ^ high[WIDTH-1] ^ carry[WIDTH-1];
                      assign Y = OPPOSITE ? !less : less;
                    endmodule
                    """;
}
