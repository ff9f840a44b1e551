package testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Listens to the log. An application that starts takes away whoever listens, so that none does meanwhile ({@link LoggingInTurns}). */
public final class LogLines extends AppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    /** What may fail. */
    @FunctionalInterface
    public interface ThrowingRunnable {
        void run() throws Exception;
    }

    private LogLines() {}

    /**
     * What a logger, and those below it, say while something is done, by whomever.
     *
     * @param task must not ask Spring for another application, for which another test may wait here
     */
    public static List<ILoggingEvent> during(String logger, ThrowingRunnable task) throws Exception {
        LogLines listening = new LogLines();
        listening.start();
        Logger listenedTo = (Logger) LoggerFactory.getLogger(logger);
        LoggingInTurns.whileNoneDoes(() -> {
            listenedTo.addAppender(listening);
            try {
                task.run();
            } finally {
                listenedTo.detachAppender(listening);
            }
        });
        return List.copyOf(listening.lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        // Under which trace it was said is known only here, to the thread that says it.
        event.prepareForDeferredProcessing();
        lines.add(event);
    }
}
