package whetstone.graph.algorithm;

/// A search reached its bound before it knew the answer.
public final class Unfinished extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unfinished(String what) {
        super(what, null, false, false);
    }
}
