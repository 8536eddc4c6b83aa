package whetstone.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/// Shows how far a piece of work is.
interface Meter extends AutoCloseable {

    /// Work begins.
    ///
    /// @param name a word or two
    /// @param of how many parts it has; 0 if that is not known yet
    /// @param done how many are done already
    void start(String name, long of, long done);

    /// More of it is done.
    ///
    /// @param note a number or two that a person would like to see; may be empty
    void show(long done, long of, String note);

    /// The work is done, or given up.
    @Override
    void close();

    /// A bar that moves where somebody sits at a terminal, else lines that stay.
    static Meter forThisTerminal(PrintWriter err) {
        boolean seen = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return seen ? new BarMeter() : new LineMeter(err);
    }
}
