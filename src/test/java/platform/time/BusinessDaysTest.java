package platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BusinessDaysTest {
    private final BusinessDays days = new BusinessDays(
            Clock.fixed(Instant.parse("2026-11-20T15:00:00Z"), ZoneOffset.UTC));

    /** As the government published them for each year. */
    @ParameterizedTest
    @ValueSource(strings = {"2024-02-12", "2024-05-06", "2025-03-03", "2025-05-06", "2025-10-08", "2026-03-02",
            "2026-05-25", "2026-08-17", "2026-10-05", "2027-02-09", "2027-05-03", "2027-07-19", "2027-08-16",
            "2027-10-04",
            "2027-10-11",
            "2027-12-27", "2028-10-05"})
    void aHolidayThatIsLostMakesASubstitute(LocalDate substitute) {
        assertThat(days.isBusinessDay(substitute)).isFalse();
        assertThat(days.isBusinessDay(days.next(substitute))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-06-07", "2025-06-09", "2026-09-28", "2026-06-08", "2027-06-07", "2027-01-04",
            "2024-09-19",
            "2028-01-31"})
    void noSubstituteIsMadeForSaturdaysOfFestivalsNewYearAndMemorialDay(LocalDate workday) {
        assertThat(days.isBusinessDay(workday)).isTrue();
    }

    /** The number of substitute holidays of a year, so that none is made too many. */
    @ParameterizedTest
    @CsvSource({"2024,2", "2025,3", "2026,4", "2027,7", "2028,1"})
    void makesExactlyTheSubstitutesOfTheYear(int year, int substitutes) {
        List<String> facts = lines().stream().filter(line -> line.startsWith(year + "-")).toList();
        long closed = LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> KoreanHolidays.load().isHoliday(day)).count();
        long dated = facts.stream().map(line -> line.substring(0, 10)).distinct().count();
        assertThat(closed - dated).isEqualTo(substitutes);
    }

    @Test
    void knowsWeekendsElectionsAndTheDayOfConstitutionSince2026() {
        assertThat(Stream.of("2026-11-21", "2026-11-22", "2026-06-03", "2026-07-17", "2028-01-27", "2026-05-01")
                .map(LocalDate::parse)).noneMatch(days::isBusinessDay);
        assertThat(Stream.of("2025-07-17", "2026-11-20", "2028-01-25").map(LocalDate::parse))
                .allMatch(days::isBusinessDay);
    }

    @Test
    void countsBusinessDaysAcrossALongHoliday() {
        LocalDate beforeChuseok = LocalDate.parse("2025-10-02");
        assertThat(days.next(beforeChuseok)).isEqualTo("2025-10-10");
        assertThat(days.plus(beforeChuseok, 2)).isEqualTo("2025-10-13");
        assertThat(days.plus(beforeChuseok, 0)).isEqualTo(beforeChuseok);
        assertThat(days.plus(LocalDate.parse("2025-10-04"), 0)).isEqualTo("2025-10-10");
    }

    @Test
    void todayIsSeoulsDate() {
        assertThat(days.today()).isEqualTo("2026-11-21");
    }

    @Test
    void refusesYearsWhoseHolidaysItDoesNotKnow() {
        assertThatThrownBy(() -> days.isBusinessDay(LocalDate.parse("2035-01-02")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2035");
    }

    private static List<String> lines() {
        try (var in = BusinessDaysTest.class.getResourceAsStream("/calendar/korean-holidays.csv")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
