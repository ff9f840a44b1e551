package pay.period;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import pay.error.PayError;
import platform.time.BusinessDays;
import platform.web.DomainException;

/**
 * When what a list shows happened.
 *
 * @param from the first moment; null: the beginning
 * @param until the first moment after; null: now
 */
public record Period(@Nullable Instant from, @Nullable Instant until) {
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    /**
     * By days in Seoul.
     *
     * @param from the first; null: the beginning
     * @param until the last; null: today
     * @throws DomainException {@code TRANSACTION_DAYS_INVALID}
     */
    public static Period ofDays(@Nullable LocalDate from, @Nullable LocalDate until) {
        LocalDate first = from == null ? FIRST : from;
        LocalDate last = until == null ? LAST : until;
        if (first.isBefore(FIRST) || last.isAfter(LAST) || last.isBefore(first)) {
            throw new DomainException(PayError.TRANSACTION_DAYS_INVALID);
        }
        return new Period(from == null ? null : begin(from), until == null ? null : begin(until.plusDays(1)));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(BusinessDays.SEOUL).toInstant();
    }
}
