package commerce.order;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

import platform.time.BusinessDays;

/** The limits and times of every order. */
final class OrderTerms {
    /** A buyer has this long to pay. */
    static final Duration TIME_TO_PAY = Duration.ofMinutes(10);
    /** The hold outlives the time to pay by what an answer of pay may take. */
    static final Duration HOLD_GRACE = Duration.ofSeconds(60);
    /** So long after the time to pay, pay is asked what became of the payment. */
    static final Duration ASK_AFTER = Duration.ofMinutes(2);
    /** An unanswered refund is requested again after this. */
    static final Duration REPEAT_REFUND_AFTER = Duration.ofMinutes(1);
    /** Gaps between repeated questions double up to this. */
    static final Duration LONGEST_GAP = Duration.ofHours(1);

    /** An order that could not lapse is tried again after this. */
    static final Duration RETRY_LAPSE_AFTER = Duration.ofMinutes(5);

    /** Who was cleared to leave orders nothing for so long; they are asked about again after half of it. */
    static final Duration CLEARED_FOR = Duration.ofMinutes(20);
    /** The address of an order that was never paid is kept so long after its end. */
    static final Duration UNPAID_ADDRESS_KEPT = Duration.ofDays(1);
    /** What the law on electronic commerce wants kept of a supply (전자상거래법 시행령 § 6 (1) 2). */
    static final Period ADDRESS_KEPT = Period.ofYears(5);

    /** A seller has to have sent what is paid at the end of this business day after it. */
    static final int BUSINESS_DAYS_TO_DISPATCH = 3;

    private OrderTerms() {}

    /** When what was paid at that time has to be sent: at the end of a day in Seoul. */
    static Instant dispatchBy(BusinessDays days, Instant paidAt) {
        LocalDate paidOn = LocalDate.ofInstant(paidAt, BusinessDays.SEOUL);
        return days.plannedPlus(paidOn, BUSINESS_DAYS_TO_DISPATCH).plusDays(1).atStartOfDay(BusinessDays.SEOUL)
                .toInstant();
    }

    /** The gap before the next question, when {@code asked} have gone out: {@code first} doubled for each. */
    static Duration gap(Duration first, int asked) {
        Duration gap = first.multipliedBy(1L << Math.min(asked, 20));
        return gap.compareTo(LONGEST_GAP) < 0 ? gap : LONGEST_GAP;
    }
}
