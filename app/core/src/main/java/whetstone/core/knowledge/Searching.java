package whetstone.core.knowledge;

import java.util.List;

/// Whoever finds passages.
@FunctionalInterface
public interface Searching {

    /// The passages that match best, best first.
    ///
    /// @param query words, in any order; nothing in them is an operator
    /// @param count at most so many
    List<Passage> search(String query, int count);

    /// Finds nothing.
    static Searching nothing() {
        return (_, _) -> List.of();
    }
}
