package whetstone.core.role;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import whetstone.api.Seed;
import whetstone.core.recipe.RoleBinding;
import whetstone.core.recipe.RoleBinding.Ability;
import whetstone.core.recipe.Spelling;
import whetstone.core.role.Calls.Came;
import whetstone.core.role.Calls.Failed;
import whetstone.core.role.Calls.Outcome;
import whetstone.core.role.Calls.Refused;
import whetstone.core.role.Calls.Sheet;
import whetstone.core.store.Cost;

/// Finds out by a few short calls what a server can do: what it refuses, and what it takes and then ignores.
final class Probe {

    // Nobody answers it twice in the same words by chance. Some servers count the prompt, with all
    // that its template adds, among the tokens of the reply: 64 leave room for both.
    private static final ChatRequest QUESTION =
            new ChatRequest(
                    List.of(
                            new ChatRequest.Message(
                                    ChatRequest.Speaker.USER,
                                    "Make up a sentence about anything.")),
                    1,
                    1,
                    64,
                    1,
                    1);

    private final String role;
    private final RoleBinding.Endpoint settings;
    private final Calls calls;
    private String limit = Capabilities.OLD_LIMIT;
    private Cost cost = Cost.NONE;

    Probe(String role, RoleBinding.Endpoint settings, Calls calls) {
        this.role = role;
        this.settings = settings;
        this.calls = calls;
    }

    /// What the server can do.
    ///
    /// @throws RoleException if it does not know the model, or does not answer at all
    Capabilities find() {
        calls.models().filter(names -> !names.isEmpty()).ifPresent(this::requireModel);
        var plain = plain();
        var able = EnumSet.noneOf(Ability.class);
        var all = ask(EnumSet.allOf(Ability.class));
        if (all instanceof Came) {
            for (var ability : Ability.values()) {
                add(able, ability, all);
            }
        } else {
            for (var ability : Ability.values()) {
                add(able, ability, ask(EnumSet.of(ability)));
            }
        }
        if (able.contains(Ability.SEED) && !repeats(plain)) {
            able.remove(Ability.SEED);
        }
        return new Capabilities(able, limit);
    }

    /// What finding out cost so far.
    Cost cost() {
        return cost;
    }

    private void requireModel(List<String> names) {
        if (!names.contains(settings.model())) {
            throw new RoleException(
                    "roles.%s.model: %s does not have '%s'; %s"
                            .formatted(
                                    role,
                                    settings.endpoint(),
                                    settings.model(),
                                    Spelling.meant(settings.model(), names)));
        }
    }

    private Outcome plain() {
        var seed = EnumSet.of(Ability.SEED);
        var answer = ask(seed);
        if (answer instanceof Refused(_, var why) && why.contains(Capabilities.NEW_LIMIT)) {
            limit = Capabilities.NEW_LIMIT;
            answer = ask(seed);
        }
        return answer instanceof Came ? answer : require(ask(Set.of()));
    }

    private Outcome require(Outcome answer) {
        return switch (answer) {
            case Came came -> came;
            case Refused(_, var why) -> throw refuses(why);
            case Failed(var why, _, _) -> throw refuses(why);
            case Calls.Stopped(var why) -> throw why;
        };
    }

    private RoleException refuses(String why) {
        return new RoleException(
                "roles.%s: %s does not answer a short question (%s); check the server, roles.%s.endpoint and .model"
                        .formatted(role, settings.endpoint(), why, role));
    }

    private static void add(Set<Ability> able, Ability ability, Outcome answer) {
        if (answer instanceof Came(var reading)) {
            boolean shown =
                    switch (ability) {
                        case SAMPLES -> reading.replies().size() == 2;
                        case LOGPROBS -> reading.logProbs();
                        case SEED -> true;
                    };
            if (shown) {
                able.add(ability);
            }
        }
    }

    // The same words twice: by chance only where the model knows no others.
    private boolean repeats(Outcome before) {
        return before instanceof Came(var first)
                && ask(EnumSet.of(Ability.SEED)) instanceof Came(var second)
                && first.replies().getFirst().text().equals(second.replies().getFirst().text());
    }

    private Outcome ask(Set<Ability> with) {
        int samples = with.contains(Ability.SAMPLES) ? 2 : 1;
        var part = Samples.part(QUESTION, 0, samples);
        var body = ChatJson.request(settings.model(), part, new Capabilities(with, limit));
        if (with.contains(Ability.LOGPROBS)) {
            body.put("logprobs", true);
        }
        var sheet =
                new Sheet(
                        ChatJson.bytes(body),
                        ChatJson.mostTokens(part),
                        (long) samples * part.maxTokens());
        var ended = calls.send(sheet, new Seed(0).derive("probe"));
        cost = cost.plus(ended.cost());
        calls.forAll(ended)
                .ifPresent(e -> {
                    throw e;
                });
        return ended.outcome();
    }

    /// Refuses a server that cannot do what the recipe requires.
    static void require(String role, RoleBinding.Endpoint settings, Capabilities found) {
        var missing =
                settings.requires().stream()
                        .filter(ability -> !found.has(ability))
                        .map(ability -> ability.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new RoleException(
                    "roles.%s.requires: %s cannot do: %s; choose another server, or leave it out of requires"
                            .formatted(role, settings.endpoint(), missing));
        }
    }
}
