package whetstone.sql.worker;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a query speaks of columns, as its words show; columns of the same name in several tables are taken for one.
///
/// @param words names and keywords that occur, in small letters
/// @param roles what is done with each column that occurs, by its name in small letters
/// @param negates whether it asks for what does not meet a condition: NOT, EXCEPT, an ELSE
/// @param against whether it compares with the largest, smallest or average value of rows found by a query within
record Wording(Set<String> words, Map<String, Set<Role>> roles, boolean negates, boolean against) {

    /// What is done with a column.
    enum Role {
        /// It occurs.
        NAMED,
        /// It is returned as it stands.
        RETURNED,
        /// A condition speaks of it.
        COMPARED,
        /// A condition says what it must not equal.
        EXCLUDED,
        ORDERED,
        /// Rows with equal values are put together.
        GROUPED,
        /// Calculated with another column, or joined to other text.
        COMBINED,
        /// The query says what is to be done where it is NULL.
        HEEDED
    }

    /// @param columns names of all tables' columns, in small letters
    static Wording of(List<Token> tokens, Set<String> columns) {
        return new Reading(tokens, columns).wording();
    }

    boolean uses(String word) {
        return words.contains(word);
    }

    /// Whether it does any of `any` with the column.
    boolean does(String column, Role... any) {
        var done = roles.getOrDefault(column, Set.of());
        for (var role : any) {
            if (done.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
