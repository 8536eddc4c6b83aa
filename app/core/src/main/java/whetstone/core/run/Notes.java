package whetstone.core.run;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import whetstone.core.store.Events;

/// What a person should know about a run: kept with it, and told at once.
///
/// @param kept where it is stored
/// @param told who hears of it
record Notes(Events kept, long run, Consumer<RunEvent> told) {

    private static final Logger LOG = LoggerFactory.getLogger(Notes.class);

    void warn(String text) {
        tell("warning", text);
    }

    void inform(String text) {
        tell("information", text);
    }

    private void tell(String kind, String text) {
        LOG.info("run {}: {}", run, text);
        kept.append(run, kind, text);
        told.accept(new RunEvent.Noted(text));
    }
}
