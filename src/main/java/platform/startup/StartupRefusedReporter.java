package platform.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints a {@link StartupRefused} on the error stream, a line for each reason, instead of Boot's report. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartupRefusedReporter implements SpringBootExceptionReporter {
    @Override
    public boolean reportException(Throwable failure) {
        StartupRefused refusal = find(failure);
        if (refusal == null) {
            return false;
        }
        String.valueOf(refusal.getMessage()).lines()
                .forEach(reason -> System.err.println("Madang does not start: " + reason));
        return true;
    }

    private static @Nullable StartupRefused find(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupRefused refusal) {
                return refusal;
            }
        }
        return null;
    }
}
