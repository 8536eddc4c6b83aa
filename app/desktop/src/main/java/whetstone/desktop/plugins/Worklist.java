package whetstone.desktop.plugins;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.desktop.plugins.Steps.Named;
import whetstone.desktop.session.Session;

/// What is being done to the library, one thing after the other; what a person is asked meanwhile, and what they hear.
public final class Worklist {
    private static final Logger LOG = LoggerFactory.getLogger(Worklist.class);

    /// What was last said.
    ///
    /// @param failed whether something was not done
    public record Message(String text, boolean failed) {
        static Message none() {
            return new Message("", false);
        }
    }

    private final Session session;
    private final Runnable done;
    private final ReadOnlyObjectWrapper<Optional<Question>> question =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Message> message =
            new ReadOnlyObjectWrapper<>(Message.none());
    private final StringProperty busy = new SimpleStringProperty("");
    private final BooleanProperty undoable = new SimpleBooleanProperty();
    private final Deque<Named> waiting = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final List<Named> undos = new ArrayList<>();
    private Optional<Answer.Asks> asking = Optional.empty();
    private boolean failed;

    /// @param done called whenever something was done
    Worklist(Session session, Runnable done) {
        this.session = session;
        this.done = done;
    }

    /// Does `work`, each part whatever becomes of the others, when what waits already is done.
    void start(List<Named> work) {
        waiting.addAll(work);
        if (busy.get().isEmpty() && !work.isEmpty()) {
            said.clear();
            message.set(Message.none());
            failed = false;
            forgetUndo();
            next();
        }
    }

    private void forgetUndo() {
        undos.clear();
        undoable.set(false);
    }

    private void next() {
        var named = waiting.poll();
        busy.set(named == null ? "" : named.title());
        if (named != null) {
            session.message().set(named.title());
            take(named.step());
        }
    }

    private void take(Step step) {
        session.gate().load(() -> answer(step), this::receive);
    }

    private static Answer answer(Step step) {
        try {
            return step.take();
        } catch (IOException | RuntimeException e) {
            LOG.info("refused", e);
            return new Answer.Refused(Words.of(e));
        }
    }

    private void receive(Answer answer) {
        switch (answer) {
            case Answer.Done finished -> {
                finished.undo().ifPresent(undos::add);
                undoable.set(!undos.isEmpty());
                say(finished.said());
                done.run();
                next();
            }
            case Answer.Refused refused -> {
                failed = true;
                say(List.of(refused.why()));
                next();
            }
            case Answer.Asks asks -> {
                asking = Optional.of(asks);
                question.set(Optional.of(asks.question()));
            }
        }
    }

    private void say(List<String> lines) {
        said.addAll(lines);
        message.set(new Message(String.join("\n", said), failed));
        session.message().set(said.isEmpty() ? "" : said.getLast());
    }

    /// Says that something cannot be done as it was asked for.
    void refuse(String why) {
        message.set(new Message(why, true));
    }

    /// Answers the question that is asked.
    public void answer(boolean yes) {
        asking.ifPresent(asks -> {
            asking = Optional.empty();
            question.set(Optional.empty());
            take(yes ? asks.yes() : asks.no());
        });
    }

    /// Takes back what was last done.
    public void undo() {
        if (busy.get().isEmpty()) {
            start(List.copyOf(undos).reversed());
        }
    }

    /// Forgets what was last said.
    public void dismiss() {
        message.set(Message.none());
    }

    /// What a person is asked now.
    public ReadOnlyObjectProperty<Optional<Question>> question() {
        return question.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Message> message() {
        return message.getReadOnlyProperty();
    }

    /// What is being done; empty for nothing.
    public StringProperty busy() {
        return busy;
    }

    /// Whether what was last done can be taken back.
    public BooleanProperty undoable() {
        return undoable;
    }
}
