package whetstone.core.run;

/// Somebody asked the run to end while a step was being sampled: the step is given up, nothing of it is kept.
final class Halted extends RuntimeException {
    private static final long serialVersionUID = 1;

    Halted() {
        super("the run was asked to end", null, false, false);
    }
}
