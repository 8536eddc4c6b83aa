package whetstone.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Where the log goes: warnings to standard error, and everything to a file once there is a workspace to keep it in.
/// Never to standard output. Logback finds this class by its service file.
public final class Logs extends ContextAwareBase implements Configurator {

    // It warns that it could be faster with a module that is not finished yet. Held here, or its
    // level would be forgotten.
    private static final java.util.logging.Logger LUCENE =
            java.util.logging.Logger.getLogger("org.apache.lucene");

    private static final String ON_SCREEN = "%level %logger{0}: %message%n";
    private static final String IN_FILE = "%d{ISO8601} %-5level %logger{0} [%thread] %message%n";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var root = root(context);
        root.setLevel(Level.INFO);
        root.addAppender(screen(context, Level.WARN));
        // These warn of what is no concern here, or is said in words elsewhere: no graphics card,
        // no plugin folder.
        List.of("ai.djl.util.cuda", "org.pf4j")
                .forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
        LUCENE.setLevel(java.util.logging.Level.SEVERE);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /// Shows everything on standard error.
    static void verbose() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root(context).detachAndStopAllAppenders();
        root(context).addAppender(screen(context, Level.DEBUG));
        context.getLogger("whetstone").setLevel(Level.DEBUG);
    }

    /// Keeps everything in `file` as well.
    static void alsoIn(Path file) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var appender = new FileAppender<ILoggingEvent>();
        appender.setFile(file.toString());
        root(context).addAppender(started(context, appender, IN_FILE));
    }

    private static ConsoleAppender<ILoggingEvent> screen(LoggerContext context, Level least) {
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setTarget("System.err");
        var filter = new ThresholdFilter();
        filter.setLevel(least.levelStr);
        filter.start();
        appender.addFilter(filter);
        return started(context, appender, ON_SCREEN);
    }

    private static <A extends OutputStreamAppender<ILoggingEvent>> A started(
            LoggerContext context, A appender, String pattern) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
