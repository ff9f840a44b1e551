package pay.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import pay.usage.Sent;
import pay.usage.Usage;
import platform.id.Ids;
import platform.id.Tsid;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Days and months of what is counted, at their edges. */
@MadangTest
class TransferUsagesTest {
    @Autowired
    TransferUsages usages;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;

    private Tsid member;

    @BeforeEach
    void somebody() {
        member = ids.next();
    }

    /** What was counted until then, and 100 won more. */
    private Usage sends(String now) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            Sent sent = Objects
                    .requireNonNull(usages.lock(new TreeSet<>(Set.of(member)), Instant.parse(now)).get(member));
            usages.write(Map.of(member, new Sent(sent.usage().plus(100), sent.pace())));
            return sent.usage();
        }));
    }

    private static Usage usage(String day, long ofDay, String month, long ofMonth) {
        return new Usage(LocalDate.parse(day), ofDay, LocalDate.parse(month), ofMonth);
    }

    @Test
    void aDayBeginsAtMidnightInKoreaAndALeapDayIsOne() {
        assertThat(sends("2028-02-28T14:59:59.999999Z")).isEqualTo(usage("2028-02-28", 0, "2028-02-01", 0));
        assertThat(sends("2028-02-28T15:00:00Z")).isEqualTo(usage("2028-02-29", 0, "2028-02-01", 100));
        assertThat(sends("2028-02-29T14:59:59.999999Z")).isEqualTo(usage("2028-02-29", 100, "2028-02-01", 200));
        assertThat(sends("2028-02-29T15:00:00Z")).isEqualTo(usage("2028-03-01", 0, "2028-03-01", 0));
    }

    @Test
    void aMonthEndsWithItsLastDayInKorea() {
        sends("2027-01-31T14:59:59.999999Z");
        assertThat(sends("2027-01-31T15:00:00Z")).isEqualTo(usage("2027-02-01", 0, "2027-02-01", 0));
        assertThat(sends("2027-02-28T14:59:59.999999Z")).isEqualTo(usage("2027-02-28", 0, "2027-02-01", 100));
        assertThat(sends("2027-02-28T15:00:00Z")).isEqualTo(usage("2027-03-01", 0, "2027-03-01", 0));
        assertThat(sends("2027-12-31T15:00:00Z")).isEqualTo(usage("2028-01-01", 0, "2028-01-01", 0));
    }

    /** So nobody has a limit twice by a database whose clock was set back. */
    @Test
    void nothingBeginsAnewWhenTheClockGoesBackOverMidnight() {
        sends("2028-02-29T15:00:00Z");
        assertThat(sends("2028-02-29T14:30:00Z")).isEqualTo(usage("2028-03-01", 100, "2028-03-01", 100));
        assertThat(sends("2028-02-29T15:30:00Z")).isEqualTo(usage("2028-03-01", 200, "2028-03-01", 200));
    }
}
