package whetstone.desktop.frame;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// How the values of a choice are shown; nobody writes them.
public final class Shown<T> extends StringConverter<T> {
    private final Function<@Nullable T, String> words;

    /// @param words for a value; for none, too
    public Shown(Function<@Nullable T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
        return words.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("a choice is not written: " + text);
    }
}
