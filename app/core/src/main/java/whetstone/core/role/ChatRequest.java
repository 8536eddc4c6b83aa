package whetstone.core.role;

import java.util.List;

/// A conversation to go on with.
///
/// @param messages so far, at least one, the last one a user's
/// @param temperature of sampling; 0 is greedy
/// @param topP keep the fewest likeliest tokens whose probabilities reach it; 1 keeps all
/// @param maxTokens longest reply, tokens
/// @param samples replies wanted, at least 1
/// @param seed of sampling, where the model honours one; part of the key under which answers are kept
public record ChatRequest(
        List<Message> messages,
        double temperature,
        double topP,
        int maxTokens,
        int samples,
        long seed) {

    /// Who speaks.
    public enum Speaker {
        SYSTEM,
        USER,
        ASSISTANT
    }

    /// What somebody said.
    public record Message(Speaker speaker, String text) {}

    public ChatRequest {
        messages = List.copyOf(messages);
        if (messages.isEmpty() || messages.getLast().speaker() != Speaker.USER) {
            throw new IllegalArgumentException("a conversation ends with a user's message");
        }
        if (samples < 1 || maxTokens < 1) {
            throw new IllegalArgumentException(
                    "samples and maxTokens must be at least 1, were %d and %d"
                            .formatted(samples, maxTokens));
        }
    }
}
