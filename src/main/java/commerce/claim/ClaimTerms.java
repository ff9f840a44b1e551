package commerce.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;

import platform.money.Won;
import platform.time.BusinessDays;

/**
 * The deadlines of the act on consumer protection in electronic commerce, articles 17 and 18, and of its decree, article 21-3.
 */
final class ClaimTerms {
    /** Of goods other than advertised, from the delivery on. */
    static final Period TO_FIND_OUT = Period.ofMonths(3);
    /** Or, however long ago they came, from the day on which the buyer knew. */
    static final Period FROM_KNOWING_ON = Period.ofDays(30);
    /** A seller has this long to stop a dispatch; then it counts as stopped. */
    static final int BUSINESS_DAYS_TO_STOP = 2;
    /** The money is back so soon after the goods are. */
    static final int BUSINESS_DAYS_TO_REFUND = 3;
    /** A buyer who has no answer to a return for so long can ask Madang to decide. */
    static final int BUSINESS_DAYS_TO_ANSWER = 3;
    /** So can one whose goods nobody has received so long after they claimed them. */
    static final Duration TO_COLLECT = Duration.ofDays(14);
    /** And one to whom nothing has come so long after it was sent in exchange. */
    static final Duration TO_ARRIVE = Duration.ofDays(7);
    /** And one whose claim was rejected, for so long. */
    static final Period TO_DISPUTE = Period.ofDays(7);
    /** Who has withdrawn so many claims of one kind of an item, which were at their own expense, opens no more such. */
    static final int MOST_WITHDRAWN = 10;
    /** Money that comes later costs so much a year. */
    static final BigDecimal INTEREST = new BigDecimal("0.15");
    private static final BigDecimal DAYS_A_YEAR = new BigDecimal(365);
    /** A buyer whose claim came to nothing has at least so long before the purchase confirms itself. */
    static final Duration AFTER_A_CLAIM = Duration.ofDays(1);

    private ClaimTerms() {}

    /** The end of the so-many-th business day after that time, in Seoul. */
    static Instant endOf(BusinessDays days, Instant from, int businessDays) {
        return days.plannedPlus(LocalDate.ofInstant(from, BusinessDays.SEOUL), businessDays).plusDays(1)
                .atStartOfDay(BusinessDays.SEOUL).toInstant();
    }

    /** Whether a period that began on that day in Seoul, which does not count, is not over yet. */
    static boolean isWithin(Period period, LocalDate from, Instant now) {
        return !LocalDate.ofInstant(now, BusinessDays.SEOUL).isAfter(from.plus(period));
    }

    /** What is owed for money that comes back late; whole won, rounded down, for days begun. */
    static Won interest(Won refund, Instant due, Instant now) {
        if (!now.isAfter(due)) {
            return Won.ZERO;
        }
        long days = (ChronoUnit.SECONDS.between(due, now) + Duration.ofDays(1).toSeconds() - 1)
                / Duration.ofDays(1).toSeconds();
        return Won.of(BigDecimal.valueOf(refund.amount()).multiply(INTEREST).multiply(BigDecimal.valueOf(days))
                .divide(DAYS_A_YEAR, 0, RoundingMode.DOWN).longValueExact());
    }
}
