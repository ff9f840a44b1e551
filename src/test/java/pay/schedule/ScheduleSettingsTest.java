package pay.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScheduleSettingsTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 31);

    private final ScheduleSettings settings = new ScheduleSettings(
            List.of(LocalTime.of(18, 0), LocalTime.of(9, 0), LocalTime.of(12, 0)), LocalTime.of(22, 0), 50);

    @Test
    void triesAtItsTimesInSeoul() {
        assertThat(settings.first(DAY)).isEqualTo("2027-01-31T00:00:00Z");
        assertThat(settings.next(DAY, Instant.parse("2027-01-31T00:00:05Z")))
                .contains(Instant.parse("2027-01-31T03:00:00Z"));
        // Late, between two of them.
        assertThat(settings.next(DAY, Instant.parse("2027-01-31T03:00:00Z")))
                .contains(Instant.parse("2027-01-31T09:00:00Z"));
        assertThat(settings.next(DAY, Instant.parse("2027-01-31T09:00:00Z"))).isEmpty();
    }

    @Test
    void isOverAtTenInTheEvening() {
        assertThat(settings.isOver(DAY, Instant.parse("2027-01-31T12:59:59Z"))).isFalse();
        assertThat(settings.isOver(DAY, Instant.parse("2027-01-31T13:00:00Z"))).isTrue();
    }

    @Test
    void refusesSettingsThatMissEveryDay() {
        assertThatThrownBy(() -> new ScheduleSettings(List.of(), LocalTime.of(22, 0), 50))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScheduleSettings(List.of(LocalTime.of(22, 0)), LocalTime.of(22, 0), 50))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
