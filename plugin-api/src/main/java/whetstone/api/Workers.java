package whetstone.api;

import java.time.Duration;

/// Warm processes that answer requests, one at a time each. One that is late, dies or speaks out of turn is killed with
/// all its children and replaced.
public interface Workers extends AutoCloseable {

    /// What a free worker answers to `request`; blocks while none is free.
    default Reply ask(byte[] request) {
        return ask(request, limits().time());
    }

    /// As [#ask(byte\[\])], with a time of its own, for work that does not run what was judged.
    Reply ask(byte[] request, Duration time);

    /// What each of them may use.
    Sandbox.Limits limits();

    /// Kills them all.
    @Override
    void close();

    /// What came of a request.
    sealed interface Reply {

        /// The answer.
        record Done(byte[] bytes) implements Reply {}

        /// Killed when its time was over.
        ///
        /// @param busy share of the later half of its time that it computed, in [0, 1]; where it is small, the machine
        ///     had no time for it, or it waited
        record Late(double busy) implements Reply {}

        /// The process ended or could not be understood.
        record Died(String why) implements Reply {}
    }
}
