package whetstone.core.recipe;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Changes one key in the text of a recipe and nothing else: comments, order and layout stay as somebody wrote them.
final class Edits {
    private final String text;

    private Edits(String text) {
        this.text = text;
    }

    /// `text` with `value` at `path`.
    ///
    /// @param path such as `stages[2].decoding.topP`; the list entry must be there, keys need not
    /// @param value YAML on one line
    /// @throws RecipeException if the text is not YAML, or what stands at the path goes over several lines
    static String put(String text, String path, String value) {
        var steps = Document.steps(path);
        try {
            var settings = LoadSettings.builder().setUseMarks(true).build();
            var root = new Compose(settings).composeString(text);
            return root.map(node -> new Edits(text).put(node, steps, path, value))
                    .orElseGet(() -> text + nested(steps, value) + "\n");
        } catch (YamlEngineException e) {
            throw new RecipeException(
                    "not YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private String put(Node at, List<String> steps, String path, String value) {
        if (steps.isEmpty()) {
            return replaced(at, path, value);
        }
        var step = steps.getFirst();
        var rest = steps.subList(1, steps.size());
        if (step.startsWith("[") && at instanceof SequenceNode list) {
            int index = Integer.parseInt(step.substring(1, step.length() - 1));
            if (index < list.getValue().size()) {
                return put(list.getValue().get(index), rest, path, value);
            }
        } else if (at instanceof MappingNode map) {
            var there = child(map, step);
            return there.isPresent()
                    ? put(there.get(), rest, path, value)
                    : inserted(map, nested(steps, value));
        } else if (at instanceof ScalarNode scalar && scalar.getValue().isEmpty()) {
            return replaced(at, path, "{" + nested(steps, value) + "}");
        }
        if (at instanceof ScalarNode name && rest.isEmpty()) { // of a kind without settings
            return replaced(
                    at,
                    path,
                    step.equals("type")
                            ? value
                            : "{type: %s, %s}".formatted(name.getValue(), nested(steps, value)));
        }
        throw new RecipeException(
                "%s: '%s' has no place in what is written there; change the text"
                        .formatted(path, step));
    }

    private static Optional<Node> child(MappingNode map, String key) {
        return map.getValue().stream()
                .filter(entry ->
                        entry.getKeyNode() instanceof ScalarNode name
                                && name.getValue().equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    // decoding.topP becomes decoding: {topP: 0.9}.
    private static String nested(List<String> steps, String value) {
        var inner = value;
        for (int i = steps.size() - 1; i > 0; i--) {
            inner = "{%s: %s}".formatted(steps.get(i), inner);
        }
        return "%s: %s".formatted(steps.getFirst(), inner);
    }

    private String replaced(Node at, String path, String value) {
        int from = offset(at.getStartMark());
        int to = offset(at.getEndMark());
        boolean whole = at instanceof ScalarNode || isFlow(at);
        if (!whole || text.substring(from, to).contains("\n")) {
            throw new RecipeException(
                    "%s: what is written there goes over several lines; change it in the text"
                            .formatted(path));
        }
        var gap = from == to && from > 0 && text.charAt(from - 1) == ':' ? " " : "";
        return text.substring(0, from) + gap + value + text.substring(to);
    }

    private String inserted(MappingNode map, String entry) {
        if (isFlow(map)) {
            int close = offset(map.getEndMark()) - 1;
            int end = close;
            while (Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            boolean first = map.getValue().isEmpty() || text.charAt(end - 1) == ',';
            return text.substring(0, end) + (first ? "" : ", ") + entry + text.substring(end);
        }
        int indent = map.getStartMark().map(Mark::getColumn).orElse(0);
        int last = end(map);
        // A comment that follows on the line stays there.
        int newline =
                last > 0 && text.charAt(last - 1) == '\n' ? last - 1 : text.indexOf('\n', last);
        var line = "\n" + " ".repeat(indent) + entry;
        return newline < 0
                ? text + line + "\n"
                : text.substring(0, newline) + line + text.substring(newline);
    }

    // The mark behind a block lies where the next one begins, comments between.
    private int end(Node node) {
        return switch (node) {
            case MappingNode map when !isFlow(map) && !map.getValue().isEmpty() ->
                    end(map.getValue().getLast().getValueNode());
            case SequenceNode list when !isFlow(list) && !list.getValue().isEmpty() ->
                    end(list.getValue().getLast());
            default -> offset(node.getEndMark());
        };
    }

    private static boolean isFlow(Node node) {
        return node instanceof CollectionNode<?> some && some.getFlowStyle() == FlowStyle.FLOW;
    }

    // Marks count characters, texts of Java count halves of some.
    private int offset(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.map(Mark::getIndex).orElseThrow());
    }
}
