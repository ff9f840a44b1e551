package platform.dayclose;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * How far the close of a day has come.
 *
 * @param last the account that it has come to
 * @param accounts how many it has looked at; {@code made} of them got what the close makes, {@code failed} were passed over, less who was closed since as long as it is the newest day
 */
public record DayRun(LocalDate day, long last, int accounts, int made, int failed, Instant begunAt,
        @Nullable Instant finishedAt) {
    public boolean isFinished() {
        return finishedAt != null;
    }
}
