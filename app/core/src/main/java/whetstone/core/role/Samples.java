package whetstone.core.role;

import whetstone.api.Seed;

/// Requests for several replies, asked for a few at a time.
final class Samples {
    private Samples() {}

    /// Asks for `count` of the replies to `request`, from reply `from` on; which they are decides their seed.
    static ChatRequest part(ChatRequest request, int from, int count) {
        return new ChatRequest(
                request.messages(),
                request.temperature(),
                request.topP(),
                request.maxTokens(),
                count,
                new Seed(request.seed()).derive(from).value());
    }
}
