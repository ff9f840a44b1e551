package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import platform.time.BusinessDays;

import static org.assertj.core.api.Assertions.assertThat;

class CoolingOffTest {
    private final BusinessDays days = new BusinessDays(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void lastsSevenWholeDaysOfSeoulAfterTheDelivery() {
        Instant mondayMorning = Instant.parse("2026-11-23T00:00:00Z");
        assertThat(CoolingOff.end(days, mondayMorning)).isEqualTo(Instant.parse("2026-11-30T15:00:00Z"));
        Instant mondayNight = Instant.parse("2026-11-23T14:59:59Z");
        assertThat(CoolingOff.end(days, mondayNight)).isEqualTo(Instant.parse("2026-11-30T15:00:00Z"));
    }

    @Test
    void endsOnABusinessDay() {
        Instant saturday = Instant.parse("2026-11-21T03:00:00Z");
        assertThat(CoolingOff.end(days, saturday)).as("Monday's end").isEqualTo(Instant.parse("2026-11-30T15:00:00Z"));
        Instant eighteenth = Instant.parse("2026-12-18T03:00:00Z");
        assertThat(CoolingOff.end(days, eighteenth)).as("after Christmas, which is a Friday")
                .isEqualTo(Instant.parse("2026-12-28T15:00:00Z"));
    }
}
