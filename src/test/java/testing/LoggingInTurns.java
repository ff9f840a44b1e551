package testing;

import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Applications that start at the same moment set up their logging one after another: it is the process's, and a start undoes what
 * another has just registered for it. (An application that ends undoes it too, so that the next start has to set it up again.)
 */
public final class LoggingInTurns implements SpringApplicationRunListener, Ordered {
    private static final ReentrantLock TURN = new ReentrantLock();

    @Override
    public void starting(ConfigurableBootstrapContext context) {
        TURN.lock();
    }

    @Override
    public void contextPrepared(ConfigurableApplicationContext context) {
        end();
    }

    @Override
    public void failed(@Nullable ConfigurableApplicationContext context, Throwable failure) {
        end();
    }

    /** Does something while no application sets up the logging. */
    static void whileNoneDoes(LogLines.ThrowingRunnable task) throws Exception {
        TURN.lock();
        try {
            task.run();
        } finally {
            TURN.unlock();
        }
    }

    private static void end() {
        if (TURN.isHeldByCurrentThread()) {
            TURN.unlock();
        }
    }

    /** Before Boot's own, which begins with the logging. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
