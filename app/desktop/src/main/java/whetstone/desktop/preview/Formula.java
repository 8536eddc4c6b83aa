package whetstone.desktop.preview;

import java.util.List;

/// A formula as a tree.
sealed interface Formula {

    /// Parts one after another.
    record Row(List<Formula> parts) implements Formula {
        public Row {
            parts = List.copyOf(parts);
        }
    }

    /// Characters without a break between them.
    record Word(String text, Role role) implements Formula {}

    /// One over the other.
    record Fraction(Formula above, Formula below) implements Formula {}

    /// A root.
    ///
    /// @param degree an empty row for a square root
    record Root(Formula degree, Formula of) implements Formula {}

    /// Something with a script above, below or both.
    ///
    /// @param above an empty row for none
    /// @param below an empty row for none
    record Script(Formula base, Formula above, Formula below) implements Formula {}

    /// What characters are for; decides the room around them and their slant.
    enum Role {
        NUMBER,
        /// Slanted.
        VARIABLE,
        /// Upright letters, such as the name of a function.
        NAME,
        OPERATOR,
        RELATION,
        OPENING,
        CLOSING,
        PUNCTUATION,
        SPACE
    }
}
