package whetstone.core.recipe;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;

/// Takes records apart and puts them together. A plugin's records may be package-private.
final class Records {
    private Records() {}

    static Object get(RecordComponent component, Object owner) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return Objects.requireNonNull(accessor.invoke(owner), component::toString);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    /// What a record of `type` is where nothing is written: what its static method `defaults` gives.
    static Object defaults(Class<?> type) {
        try {
            var method = type.getDeclaredMethod("defaults");
            method.setAccessible(true);
            return Objects.requireNonNull(method.invoke(null), type::toString);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no defaults()", e);
        }
    }

    /// A record of the class of `like`.
    ///
    /// @throws InvocationTargetException with what the compact constructor threw
    @SuppressWarnings("unchecked") // The constructor of a class gives instances of that class.
    static <R> R create(R like, Object[] values) throws InvocationTargetException {
        var type = like.getClass();
        var types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (R) constructor.newInstance(values);
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException(type + " cannot be built", e);
        }
    }
}
