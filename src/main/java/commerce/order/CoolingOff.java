package commerce.order;

import java.time.Instant;
import java.time.LocalDate;

import platform.time.BusinessDays;

/**
 * How long buyers can change their minds: seven days of Seoul, without the one on which the goods came (act on consumer
 * protection in electronic commerce, article 17), and to the next business day when the last of them is none (civil code,
 * article 161). No purchase confirms itself before.
 */
public final class CoolingOff {
    private static final int DAYS = 7;

    private CoolingOff() {}

    /** When it is over for goods that came at that time. */
    public static Instant end(BusinessDays days, Instant came) {
        LocalDate last = days.plannedPlus(LocalDate.ofInstant(came, BusinessDays.SEOUL).plusDays(DAYS), 0);
        return last.plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant();
    }
}
