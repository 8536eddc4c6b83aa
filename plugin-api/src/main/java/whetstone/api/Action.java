package whetstone.api;

/// What a policy does in one turn, as [Tags] read it: call a tool, or answer. It never does two things at once.
public sealed interface Action {

    /// What later turns are shown of it: the reasoning and the action itself; nothing of what could not be read.
    String said();

    /// A tool is called.
    ///
    /// @param tag which one, as the domain's tags name it
    /// @param input what it is asked; never blank
    record Call(String said, String tag, String input) implements Action {}

    /// The answer is given, and the work is over.
    ///
    /// @param text between the answer's tags; never blank
    record Answer(String said, String text) implements Action {}

    /// Neither: no action, several, or something that only looks like one.
    record Unreadable(String why) implements Action {
        @Override
        public String said() {
            return "";
        }
    }
}
