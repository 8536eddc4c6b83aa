package whetstone.desktop.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import whetstone.desktop.process.Jobs.Waiting;
import whetstone.desktop.session.Session;

/// Asks the command line, one question at a time, in a process of its own: what plugins do there does nothing to the window.
public final class Asking {
    private static final int ANSWERED_NO = 1; // exit code of commands whose answer is no
    private static final Set<Integer> STOPPED =
            Set.of(130, 143); // likewise of those that were ended

    private final Session session;
    private final Jobs jobs;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");
    private Optional<CommandLine> asked = Optional.empty();

    public Asking(Session session, Jobs jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    /// Makes an answer of what a command printed, away from the window.
    public interface Reading<T> {
        T read(Path output) throws IOException;
    }

    /// A question.
    ///
    /// @param title for people
    /// @param no whether exit code 1 is an answer too
    public record Question<T>(String title, CommandLine line, Reading<T> reading, boolean no) {}

    /// Asks, and hands the answer over; [#mistake] says what was said instead of one.
    public <T> void ask(Question<T> question, Consumer<T> then) {
        busy.set(true);
        mistake.set("");
        asked = Optional.of(question.line());
        jobs.start(
                question.title(),
                question.line(),
                new Waiting() {
                    @Override
                    public void ended(Path output, int code) {
                        busy.set(false);
                        take(question, output, code, then);
                    }

                    @Override
                    public void notStarted(String why) {
                        busy.set(false);
                        refuse(why);
                    }
                });
    }

    private <T> void take(Question<T> question, Path output, int code, Consumer<T> then) {
        if (code == 0 || (code == ANSWERED_NO && question.no())) {
            session.gate().load(() -> question.reading().read(output), then);
        } else if (STOPPED.contains(code)) {
            refuse("Stopped");
        } else {
            session.gate().load(() -> Files.readString(output), text -> refuse(text.strip()));
        }
    }

    /// Wants no answer any more.
    public void stop() {
        asked.ifPresent(jobs::stop);
    }

    /// Says that nothing was asked, and why.
    public void refuse(String why) {
        mistake.set(why);
    }

    /// Whether an answer is awaited.
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// What went wrong; empty if nothing did.
    public ReadOnlyStringProperty mistake() {
        return mistake.getReadOnlyProperty();
    }
}
