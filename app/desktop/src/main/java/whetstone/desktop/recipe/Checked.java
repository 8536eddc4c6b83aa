package whetstone.desktop.recipe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import whetstone.core.recipe.Difference;
import whetstone.core.recipe.ForkRules;
import whetstone.core.recipe.Form;
import whetstone.core.recipe.RecipeException;
import whetstone.core.recipe.Recipes;
import whetstone.core.run.ForkPoint;
import whetstone.desktop.plugins.Catalogue.Offer;

/// What the command line would say of a recipe.
///
/// @param resolved the recipe with every key, as it would be stored; empty if there is a mistake
/// @param mistake empty if there is none
/// @param differences from the recipe that it is compared with, a line each
/// @param form of the recipe; empty if it cannot be read
public record Checked(
        String resolved, Optional<Mistake> mistake, List<String> differences, Optional<Form> form) {
    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final Pattern MEANT = Pattern.compile("did you mean '([^']+)'");
    private static final Pattern FOUND =
            Pattern.compile("no such key '?([\\w.-]*)|no [a-z]+ '([^']+)'");

    public Checked {
        differences = List.copyOf(differences);
    }

    /// A mistake in a recipe.
    ///
    /// @param path of the key that it is about; not always one that there is
    /// @param line from 1; 0 where it is not known
    /// @param fix what to write instead of `found`; empty for none
    public record Mistake(String text, String path, int line, String found, String fix) {

        static Mistake of(String text) {
            var meant = first(MEANT, text);
            var named = FOUND.matcher(text);
            var found = named.find() ? group(named) : "";
            // The last key of the path that the message begins with.
            var path = text.split("[ :]", 2)[0];
            var key = path.substring(path.lastIndexOf('.') + 1);
            return new Mistake(
                    text,
                    path,
                    first(LINE, text).map(Integer::parseInt).orElse(0),
                    found.isEmpty() ? key : found,
                    meant.orElse(""));
        }

        private static String group(Matcher matcher) {
            for (int i = 1; i <= matcher.groupCount(); i++) {
                if (matcher.group(i) != null) {
                    return matcher.group(i);
                }
            }
            return "";
        }

        private static Optional<String> first(Pattern pattern, String text) {
            var matcher = pattern.matcher(text);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }
    }

    /// What a recipe is seen beside.
    ///
    /// @param before a resolved recipe to compare with; empty for none
    /// @param fork the checkpoint of a run of `before` that it goes on from
    record Beside(String before, Optional<ForkPoint> fork) {

        static Beside run(String before) {
            return new Beside(before, Optional.empty());
        }
    }

    static Checked of(String text, Offer offer, Beside beside) {
        var before = beside.before();
        var recipes =
                new Recipes(
                        offer.algorithms(),
                        offer.curators(),
                        offer.plans(),
                        offer.curricula(),
                        offer.evaluators());
        Optional<Form> form = Optional.empty();
        try {
            var recipe = recipes.read(text, List.of());
            form = Optional.of(recipes.form(text));
            Recipes.check(recipe, offer.domains());
            beside.fork()
                    .map(ForkPoint::checkpoint)
                    .ifPresent(at -> {
                        var parent = recipes.read(before, List.of());
                        ForkRules.changes(recipes, parent, recipe, at.stage(), at.step());
                    });
            var resolved = recipes.write(recipe);
            var differences =
                    before.isEmpty()
                            ? List.<String>of()
                            : Difference.of(anew(recipes, before), resolved);
            return new Checked(resolved, Optional.empty(), differences, form);
        } catch (RecipeException e) {
            var message = e.getMessage() == null ? e.toString() : e.getMessage();
            return new Checked("", Optional.of(Mistake.of(message)), List.of(), form);
        }
    }

    // Keys that came later have their defaults in an old recipe too.
    private static String anew(Recipes recipes, String before) {
        try {
            return recipes.write(recipes.read(before, List.of()));
        } catch (RecipeException e) {
            return before; // a plugin that it used is gone
        }
    }
}
