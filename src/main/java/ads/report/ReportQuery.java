package ads.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import ads.refusal.AdsError;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;

/**
 * What a report is about.
 *
 * @param from the first day, of Seoul
 * @param to the last day
 * @param campaign null for all of the advertiser's
 */
public record ReportQuery(LocalDate from, LocalDate to, Grain grain, Dimension dimension, @Nullable Tsid campaign) {
    /** By what time a report is cut. */
    public enum Grain {
        HOUR(8), DAY(92);

        private final int mostDays;

        Grain(int mostDays) {
            this.mostDays = mostDays;
        }
    }

    public ReportQuery {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > grain.mostDays || from.getYear() < 2020 || to.getYear() > 2100) {
            throw new DomainException(AdsError.REPORT_RANGE_INVALID, grain.mostDays);
        }
    }

    Instant begin() {
        return from.atStartOfDay(BusinessDays.SEOUL).toInstant();
    }

    Instant end() {
        return to.plusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant();
    }
}
