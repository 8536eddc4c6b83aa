package whetstone.core.role;

import java.util.List;
import java.util.function.IntConsumer;

/// What answers conversations, wherever it runs.
public interface ChatModel extends AutoCloseable {

    /// Name and version of what answers: two models of one id answer a request alike, as far as seeds go. Part of the key
    /// under which answers are kept.
    String id();

    /// One answer for each request, in order. Requests go out together; a request that failed for good does not hold up
    /// the others.
    ///
    /// @param answered hears now and then, never from two threads at once, how many are answered; what it throws ends the
    ///     asking
    List<Answer> answer(List<ChatRequest> requests, IntConsumer answered);

    /// The same, with nobody listening.
    default List<Answer> answer(List<ChatRequest> requests) {
        return answer(requests, _ -> {});
    }

    /// Ends what was started for it.
    @Override
    void close();
}
