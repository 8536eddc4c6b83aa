package whetstone.math.expression;

import java.util.ArrayList;
import java.util.List;
import whetstone.math.expression.Expr.Group;
import whetstone.math.expression.Expr.Listing;
import whetstone.math.expression.Expr.Matrix;
import whetstone.math.expression.Expr.Op;
import whetstone.math.expression.Expr.Symbol;
import whetstone.math.expression.Scanner.Kind;
import whetstone.math.expression.Scanner.Token;

/// Reads what stands in brackets: groups, tuples, intervals, sets, matrices.
final class Brackets {

    private final Parser parser;
    private final Scanner scanner;
    private final Operands operands;

    Brackets(Parser parser, Scanner scanner, Operands operands) {
        this.parser = parser;
        this.scanner = scanner;
        this.operands = operands;
    }

    /// The bracketed expression that begins with `token`.
    Expr read(Token token) {
        scanner.pass(token);
        if (token.kind() == Kind.COMMAND) {
            return switch (token.text()) {
                case "{" -> set();
                case "langle" -> closed('<', items());
                case "lbrack" -> closed('[', items());
                case "lfloor" -> rounded(Op.FLOOR, "rfloor");
                case "lceil" -> rounded(Op.CEILING, "rceil");
                case "begin" -> environment(scanner.name());
                default -> throw new Unparsable("unknown bracket " + token.text());
            };
        }
        return switch (token.text().charAt(0)) {
            case '(', '[', '<' ->
                    operands.withBars(0, () -> closed(token.text().charAt(0), items()));
            case ']' -> closed('(', items());
            case '.' -> ellipsis();
            default -> throw new Unparsable("unexpected '%s'".formatted(token.text()));
        };
    }

    private Expr ellipsis() {
        scanner.expect('.');
        scanner.expect('.');
        return new Symbol("...");
    }

    private Expr rounded(Op op, String close) {
        var content = parser.sum();
        var token = scanner.peek();
        if (!token.command(close)) {
            throw new Unparsable("expected \\" + close);
        }
        scanner.pass(token);
        return Expr.apply(op, content);
    }

    /// The items of a bracket that opens here, which must be round.
    List<Expr> items(char open) {
        scanner.expect(open);
        var items = operands.withBars(0, this::items);
        scanner.expect(')');
        return items;
    }

    private List<Expr> items() {
        var listing = parser.listing();
        return listing instanceof Listing(var items, _) ? items : List.of(listing);
    }

    private Expr closed(char open, List<Expr> items) {
        var token = scanner.peek();
        char close =
                token.command("}")
                        ? '}'
                        : token.command("rangle")
                                ? '>'
                                : token.command("rbrack")
                                        ? ']'
                                        : token.kind() == Kind.CHARACTER
                                                ? token.text().charAt(0)
                                                : '?';
        scanner.pass(token);
        if (close == '[' && items.size() == 2) {
            close = ')';
        }
        if (")]>".indexOf(close) < 0 || (open == '<') != (close == '>')) {
            throw new Unparsable("brackets do not match");
        }
        boolean plain =
                items.size() == 1
                        && ((open == '(' && close == ')') || (open == '[' && close == ']'));
        return plain ? items.getFirst() : new Group(open, close, items);
    }

    private Expr set() {
        if (scanner.peek().command("}")) {
            scanner.pass(scanner.peek());
            return new Group('{', '}', List.of());
        }
        boolean outer = parser.ratios(false);
        var items = operands.withBars(1, this::items);
        var token = scanner.peek();
        if (token.is('|')
                || token.is(':')
                || token.command("mid")
                || token.command("vert")
                || token.command("colon")) {
            scanner.pass(token);
            items = List.of(operands.withBars(0, parser::listing));
        } else {
            items = List.of(new Group('{', '}', items));
        }
        parser.ratios(outer);
        if (!scanner.peek().command("}")) {
            throw new Unparsable("a set is not closed");
        }
        scanner.pass(scanner.peek());
        return items.getFirst();
    }

    private Expr environment(String name) {
        if (name.equals("array") || name.equals("tabular")) {
            scanner.name();
        }
        var rows = new ArrayList<List<Expr>>();
        var row = new ArrayList<Expr>();
        while (true) {
            var token = scanner.peek();
            if (token.is('&')) {
                scanner.pass(token);
            } else if (token.command("\\") || token.command("cr") || token.command("hline")) {
                scanner.pass(token);
                endRow(rows, row);
            } else if (token.command("end")) {
                scanner.pass(token);
                scanner.name();
                endRow(rows, row);
                return ended(name, rows);
            } else {
                row.add(parser.listing());
            }
        }
    }

    private static void endRow(List<List<Expr>> rows, List<Expr> row) {
        if (!row.isEmpty()) {
            rows.add(List.copyOf(row));
            row.clear();
        }
    }

    private static Expr ended(String name, List<List<Expr>> rows) {
        if (rows.isEmpty() || rows.stream().anyMatch(r -> r.size() != rows.getFirst().size())) {
            throw new Unparsable("rows differ in length");
        }
        boolean equations =
                name.equals("cases") || name.startsWith("align") || name.equals("gathered");
        if (name.equals("vmatrix")) {
            return Matrices.determinant(rows);
        }
        if (!equations) {
            return new Matrix(rows);
        }
        if (rows.getFirst().size() != 1) {
            throw new Unparsable("a definition by cases");
        }
        return new Listing(rows.stream().map(List::getFirst).toList(), Expr.Junction.AND);
    }
}
