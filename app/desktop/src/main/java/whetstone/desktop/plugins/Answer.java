package whetstone.desktop.plugins;

import java.util.List;
import java.util.Optional;

/// What came of a [Step].
sealed interface Answer {

    /// It is done.
    ///
    /// @param said in the words of the command line, a line for each thing that changed
    /// @param undo takes it back; nothing where nothing does
    record Done(List<String> said, Optional<Steps.Named> undo) implements Answer {
        public Done {
            said = List.copyOf(said);
        }

        static Done of(String... said) {
            return new Done(List.of(said), Optional.empty());
        }
    }

    /// It is not done, and nothing has changed.
    ///
    /// @param why in the words of the command line
    record Refused(String why) implements Answer {}

    /// It is done when a person has agreed to something.
    ///
    /// @param yes what is done if they agree
    /// @param no what is done if they do not
    record Asks(Question question, Step yes, Step no) implements Answer {}
}
