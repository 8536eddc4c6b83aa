package whetstone.core.role;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import whetstone.core.store.Cost;

/// A model whose answers cost something, and are told one by one as they arrive: none needs to be lost, or paid for
/// twice.
public interface MeteredModel extends ChatModel {

    /// An answer that is there.
    ///
    /// @param index of its request
    /// @param cost of all that was tried for it
    record Arrival(int index, Answer answer, Cost cost) {}

    /// Answers `requests`. `arrivals` hears of each once, in any order, a few at a time, and never from two threads at
    /// once.
    ///
    /// @throws RoleException if there is no going on; what had been answered was told before
    void ask(List<ChatRequest> requests, Consumer<List<Arrival>> arrivals);

    /// The most replies that are worth asking for in one request.
    int samplesAtOnce();

    @Override
    default List<Answer> answer(List<ChatRequest> requests, IntConsumer answered) {
        var answers = new Answer[requests.size()];
        var count = new AtomicInteger();
        ask(
                requests,
                arrivals -> {
                    arrivals.forEach(one -> answers[one.index()] = one.answer());
                    answered.accept(count.addAndGet(arrivals.size()));
                });
        return Arrays.asList(answers);
    }
}
