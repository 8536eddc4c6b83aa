package whetstone.core.synthesis;

/// Is told how far the work is. May throw to end it.
@FunctionalInterface
public interface Progress {

    /// Some of a part is done.
    void done(Part part, int done, int of);
}
