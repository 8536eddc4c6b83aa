package whetstone.core.recipe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import whetstone.core.recipe.RoleBinding.Budget;
import whetstone.core.recipe.RoleBinding.Checkpoint;
import whetstone.core.recipe.RoleBinding.Endpoint;
import whetstone.core.recipe.RoleBinding.Price;
import whetstone.core.recipe.RoleBinding.StandIn;

/// The kinds of bindings of roles, told apart by the key that says who answers.
final class RoleKinds {
    private static final Map<String, RoleBinding> USUAL =
            Map.of(
                    "endpoint",
                    new Endpoint(
                            "http://localhost",
                            "none",
                            "",
                            4,
                            120,
                            6,
                            0.5,
                            0,
                            new Budget(0, 0, 0),
                            new Price(0, 0),
                            List.of()),
                    "checkpoint",
                    new Checkpoint(""),
                    "standIn",
                    new StandIn("", 0, Map.of()));

    private RoleKinds() {}

    /// What a binding is where the recipe is silent; who answers never is.
    ///
    /// @throws RecipeException if it does not say who answers, or says it twice
    static RoleBinding usual(JsonNode written, String path, Document document) {
        var kinds = new TreeSet<>(USUAL.keySet());
        if (!(written instanceof ObjectNode map)) {
            throw document.mistake(
                    path, "expected keys such as 'endpoint:' or 'checkpoint:' or 'standIn:'");
        }
        var found = new ArrayList<>(map.propertyNames());
        found.retainAll(kinds);
        if (found.size() != 1) {
            throw document.mistake(
                    path,
                    "says %s; expected one of %s"
                            .formatted(
                                    found.isEmpty()
                                            ? "not who answers"
                                            : "%s at once".formatted(String.join(" and ", found)),
                                    String.join(", ", kinds)));
        }
        var kind = found.getFirst();
        if (kind.equals("endpoint") && !map.has("model")) {
            throw document.mistake(
                    Document.child(path, "model"),
                    "missing; expected a name that the server knows");
        }
        return USUAL.getOrDefault(kind, new Checkpoint(""));
    }
}
