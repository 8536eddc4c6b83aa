package whetstone.core.role;

import java.util.List;

/// What came of a request.
public sealed interface Answer {

    /// As many replies as were asked for.
    record Replies(List<Reply> replies) implements Answer {
        public Replies {
            replies = List.copyOf(replies);
        }
    }

    /// No replies, for good.
    ///
    /// @param why with what was tried, for a person
    record Failed(String why) implements Answer {}

    /// One reply.
    ///
    /// @param whole false where the length limit cut it
    /// @param promptTokens that the conversation took; 0 where the model does not say
    /// @param tokens of the reply; its part of the sum where the model tells only that of several, 0 where it does not say
    record Reply(String text, boolean whole, int promptTokens, int tokens) {}
}
