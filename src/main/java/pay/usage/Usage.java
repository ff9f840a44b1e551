package pay.usage;

import java.time.LocalDate;
import java.util.Optional;

import platform.web.DomainException;

/**
 * What a member has sent, or paid, on a day and in its month, of Korea.
 *
 * @param month its first day
 */
public record Usage(LocalDate day, long dayAmount, LocalDate month, long monthAmount) {
    public static Usage none(LocalDate day) {
        return new Usage(day, 0, day.withDayOfMonth(1), 0);
    }

    /** The same seen on {@code today}; never on a day before, which the clock of another instance may still have. */
    public Usage on(LocalDate today) {
        if (!today.isAfter(day)) {
            return this;
        }
        LocalDate thisMonth = today.withDayOfMonth(1);
        return new Usage(today, 0, thisMonth, thisMonth.equals(month) ? monthAmount : 0);
    }

    /** Why an amount may not be sent beyond what was; none when it may. */
    public Optional<DomainException> refusal(long amount, Limits limits) {
        if (amount > limits.atOnce()) {
            return Optional.of(new DomainException(limits.above(Limits.Span.ONCE), limits.atOnce()));
        }
        if (amount > limits.inADay() - dayAmount) {
            return Optional.of(new DomainException(limits.above(Limits.Span.DAY), limits.inADay()));
        }
        return amount > limits.inAMonth() - monthAmount
                ? Optional.of(new DomainException(limits.above(Limits.Span.MONTH), limits.inAMonth()))
                : Optional.empty();
    }

    public Usage plus(long amount) {
        return new Usage(day, Math.addExact(dayAmount, amount), month, Math.addExact(monthAmount, amount));
    }

    /** Without an amount that was counted on a day, as far as that day or its month are these. */
    public Usage minus(long amount, LocalDate on) {
        long leftOfDay = on.equals(day) ? Math.max(0, dayAmount - amount) : dayAmount;
        return new Usage(day, leftOfDay, month,
                on.withDayOfMonth(1).equals(month) ? Math.max(leftOfDay, monthAmount - amount) : monthAmount);
    }
}
