package whetstone.graph.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import whetstone.graph.answer.Items.Chain;
import whetstone.graph.answer.Items.Item;
import whetstone.graph.answer.Items.Malformed;
import whetstone.graph.answer.Items.Sequence;
import whetstone.graph.answer.Items.Token;

/// Turns the text of an answer into an [Answer] of the form asked for.
public final class Reading {

    private static final Set<String> NONE =
            Set.of(
                    "none",
                    "null",
                    "nil",
                    "impossible",
                    "infeasible",
                    "not possible",
                    "not isomorphic",
                    "unreachable",
                    "does not exist",
                    "doesn't exist",
                    "empty",
                    "empty set",
                    "empty list",
                    "n/a",
                    "no");
    private static final Set<String> OF_NONE =
            Set.of(
                    "no",
                    "such",
                    "valid",
                    "path",
                    "route",
                    "tour",
                    "cycle",
                    "order",
                    "ordering",
                    "sort",
                    "sorting",
                    "mapping",
                    "isomorphism",
                    "cover",
                    "covering",
                    "solution",
                    "answer",
                    "tree",
                    "exists",
                    "exist",
                    "possible",
                    "found",
                    "topological",
                    "hamiltonian",
                    "edge",
                    "spanning",
                    "bijection",
                    "is",
                    "there",
                    "nodes",
                    "edges",
                    "bridges",
                    "neighbors",
                    "common",
                    "matching");
    private static final int LONGEST_WORDS = 80;

    private Reading() {}

    /// The answer that `text` states, or null where it states none of this form.
    public static @Nullable Answer of(Form form, String text) {
        var plain = Plain.of(text);
        if (plain.isEmpty()) {
            return null;
        }
        return switch (form) {
            case INTEGER, DECIMAL -> Numbers.read(unwrapped(plain));
            case COUNT -> {
                var flag = flag(plain);
                yield flag == null ? Numbers.read(unwrapped(plain)) : flag;
            }
            case YES_NO -> flag(plain);
            case NODES, EDGES, MAPPING -> list(form, plain);
        };
    }

    private static @Nullable Answer list(Form form, String plain) {
        try {
            if (none(plain)) {
                return shaped(form, List.of());
            }
            var items =
                    Items.read(plain.contains(" and ") ? plain.replaceAll(",? and ", ", ") : plain);
            if (form == Form.NODES
                    && items.items().size() == 1
                    && items.items().getFirst() instanceof Chain(var path)) {
                return shaped(form, path);
            }
            boolean bare = form != Form.NODES && pair(items);
            return shaped(form, bare ? List.of(items) : items.items());
        } catch (Malformed malformed) {
            return null;
        }
    }

    // (1, 2) alone is one edge, not two items.
    private static boolean pair(Sequence items) {
        return items.items().size() >= 2
                && items.items().stream().allMatch(Token.class::isInstance);
    }

    private static Answer shaped(Form form, List<Item> items) throws Malformed {
        return switch (form) {
            case NODES -> {
                var ids = new ArrayList<Integer>(items.size());
                for (var item : items) {
                    ids.add(id(item));
                }
                yield new Answer.Nodes(ids);
            }
            case EDGES -> {
                var edges = new ArrayList<Answer.Edge>(items.size());
                for (var item : items) {
                    edges.add(edge(item));
                }
                yield new Answer.Edges(edges);
            }
            default -> mapping(items);
        };
    }

    private static Answer mapping(List<Item> items) throws Malformed {
        var images = new LinkedHashMap<Integer, Integer>();
        for (var item : items) {
            var edge = edge(item);
            var before = images.put(edge.u(), edge.v());
            if (edge.weight() != null || (before != null && before != edge.v())) {
                throw new Malformed("a node has two images");
            }
        }
        return new Answer.Mapping(images);
    }

    private static Answer.Edge edge(Item item) throws Malformed {
        var ends =
                switch (item) {
                    case Sequence(var inner) -> inner;
                    case Chain(var inner) -> inner;
                    case Token _ -> List.<Item>of();
                };
        if (ends.size() == 1 && ends.getFirst() instanceof Chain(var inner)) {
            ends = inner;
        }
        if (ends.size() < 2 || ends.size() > 3) {
            throw new Malformed("an edge has two ends");
        }
        var weight = ends.size() == 3 ? number(ends.get(2)) : null;
        return new Answer.Edge(id(ends.get(0)), id(ends.get(1)), weight);
    }

    private static int id(Item item) throws Malformed {
        try {
            return number(item).intValueExact();
        } catch (ArithmeticException tooLarge) {
            throw new Malformed("a node is a whole number");
        }
    }

    private static BigDecimal number(Item item) throws Malformed {
        try {
            return switch (item) {
                case Token(var text) -> new BigDecimal(text);
                case Sequence(var inner) when inner.size() == 1 -> number(inner.getFirst());
                case Sequence _, Chain _ ->
                        throw new Malformed("a number stands for a node, not a list");
            };
        } catch (NumberFormatException notANumber) {
            throw new Malformed("a list of numbers, and only of numbers");
        }
    }

    private static Answer.@Nullable Flag flag(String plain) {
        return switch (words(plain)) {
            case "yes", "true" -> new Answer.Flag(true);
            case "no", "false" -> new Answer.Flag(false);
            default -> null;
        };
    }

    private static boolean none(String plain) {
        var words = words(plain);
        return NONE.contains(words) || denies(words);
    }

    // "no such path exists", but not "no idea".
    private static boolean denies(String words) {
        return (words.startsWith("no ") || words.startsWith("there is no "))
                && Arrays.stream(words.split(" ", -1)).allMatch(OF_NONE::contains);
    }

    private static String words(String plain) {
        if (plain.length() > LONGEST_WORDS) {
            return "";
        }
        return unwrapped(plain).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static String unwrapped(String plain) {
        var text = plain;
        for (int i = 0; i < 4 && text.length() > 1; i++) {
            int bracket = "([{\"'".indexOf(text.charAt(0));
            if (bracket < 0 || text.charAt(text.length() - 1) != ")]}\"'".charAt(bracket)) {
                break;
            }
            text = text.substring(1, text.length() - 1).strip();
        }
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
