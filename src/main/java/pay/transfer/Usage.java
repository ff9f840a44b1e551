package pay.transfer;

import java.time.LocalDate;
import java.util.Optional;

import pay.error.PayError;
import platform.web.DomainException;

/**
 * What a member has sent on a day and in its month, of Korea. What was sent and came back counts too.
 *
 * @param month its first day
 */
record Usage(LocalDate day, long dayAmount, LocalDate month, long monthAmount) {
    static Usage none(LocalDate day) {
        return new Usage(day, 0, day.withDayOfMonth(1), 0);
    }

    /** The same seen on {@code today}; never on a day before, which the clock of another instance may still have. */
    Usage on(LocalDate today) {
        if (!today.isAfter(day)) {
            return this;
        }
        LocalDate thisMonth = today.withDayOfMonth(1);
        return new Usage(today, 0, thisMonth, thisMonth.equals(month) ? monthAmount : 0);
    }

    /** Why an amount may not be sent beyond what was; none when it may. */
    Optional<DomainException> refusal(long amount, TransferLimits.Limits limits) {
        if (amount > limits.atOnce()) {
            return Optional.of(new DomainException(PayError.TRANSFER_ABOVE_LIMIT, limits.atOnce()));
        }
        if (amount > limits.inADay() - dayAmount) {
            return Optional.of(new DomainException(PayError.TRANSFER_ABOVE_DAILY_LIMIT, limits.inADay()));
        }
        return amount > limits.inAMonth() - monthAmount
                ? Optional.of(new DomainException(PayError.TRANSFER_ABOVE_MONTHLY_LIMIT, limits.inAMonth()))
                : Optional.empty();
    }

    Usage plus(long amount) {
        return new Usage(day, Math.addExact(dayAmount, amount), month, Math.addExact(monthAmount, amount));
    }
}
