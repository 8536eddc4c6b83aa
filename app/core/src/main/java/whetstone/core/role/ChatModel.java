package whetstone.core.role;

import java.util.List;

/// What answers conversations, wherever it runs.
public interface ChatModel extends AutoCloseable {

    /// Name and version of what answers: two models of one id answer a request alike, as far as seeds go. Part of the key
    /// under which answers are kept.
    String id();

    /// One answer for each request, in order. Requests go out together; a request that failed for good does not hold up
    /// the others.
    List<Answer> answer(List<ChatRequest> requests);

    /// Ends what was started for it.
    @Override
    void close();
}
