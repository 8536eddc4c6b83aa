package whetstone.core.recipe;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// Numbers within records, by paths such as `beta` or `policy.clipHigh`.
public final class Components {
    private Components() {}

    /// The number at `path`.
    ///
    /// @throws RecipeException if there is none; names `owner`'s path as `where`
    public static double number(Record owner, String path, String where) {
        int dot = path.indexOf('.');
        var name = dot < 0 ? path : path.substring(0, dot);
        var value = Records.get(component(owner, name, where), owner);
        if (dot >= 0 && value instanceof Record inner) {
            return number(inner, path.substring(dot + 1), where + "." + name);
        }
        if (dot < 0 && value instanceof Double number) {
            return number;
        }
        throw new RecipeException(
                "%s.%s: is no number with a fraction; expected one that can change step by step"
                        .formatted(where, path));
    }

    /// A record that is as `owner` but for the number at `path`.
    ///
    /// @throws RecipeException if it refuses that number
    @SuppressWarnings("unchecked") // What replaces a record is made by its own constructor.
    public static <R> R with(R owner, String path, double value, String where) {
        int dot = path.indexOf('.');
        var name = dot < 0 ? path : path.substring(0, dot);
        var components = owner.getClass().getRecordComponents();
        var values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var old = Records.get(components[i], owner);
            boolean here = components[i].getName().equals(name);
            values[i] =
                    !here
                            ? old
                            : dot < 0
                                    ? value
                                    : with(old, path.substring(dot + 1), value, where + "." + name);
        }
        try {
            return Records.create(owner, values);
        } catch (InvocationTargetException e) {
            var why = e.getCause() == null ? e : e.getCause();
            throw new RecipeException(
                    "%s.%s: cannot become %s: %s".formatted(where, path, value, why.getMessage()));
        }
    }

    private static RecordComponent component(Record owner, String name, String where) {
        var components = owner.getClass().getRecordComponents();
        return Arrays.stream(components)
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new RecipeException(
                                "%s.%s: no such key; %s"
                                        .formatted(
                                                where,
                                                name,
                                                Spelling.meant(
                                                        name,
                                                        Arrays.stream(components)
                                                                .map(RecordComponent::getName)
                                                                .toList()))));
    }
}
