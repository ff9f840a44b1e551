package platform.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The days on which Korea's banks are closed, weekends apart: dated facts from {@code calendar/korean-holidays.csv}, and the
 * substitute holidays that 관공서의 공휴일에 관한 규정 제3조 makes of them.
 */
final class KoreanHolidays {
    private static final String FILE = "/calendar/korean-holidays.csv";

    /** What happens when the day falls on one that is free anyway. */
    private enum Kind {
        /** A substitute when on Saturday, Sunday or another holiday. */
        NATIONAL,
        /** A substitute when on Sunday or another holiday; Saturdays are borne. */
        FESTIVAL,
        /** No substitute. */
        PLAIN,
        /** Banks are closed, but it is no public holiday: it neither has a substitute nor pushes one on. */
        BANK
    }

    private final Map<LocalDate, String> closed = new TreeMap<>();
    private final int firstYear;
    private final int lastYear;

    private KoreanHolidays(SortedMap<LocalDate, Map<String, Kind>> facts) {
        firstYear = facts.firstKey().getYear();
        lastYear = facts.lastKey().getYear();
        facts.forEach((date, names) -> closed.put(date, String.join(", ", names.keySet())));
        facts.forEach((date, names) -> {
            int moved = (int) names.values().stream().filter(kind -> isMoved(date, kind, names)).count();
            // Two national days on one date are one day lost, not two.
            if (moved > 0) {
                closed.put(nextFree(date, facts), names.keySet().iterator().next() + " 대체공휴일");
            }
        });
    }

    static KoreanHolidays load() {
        TreeMap<LocalDate, Map<String, Kind>> facts = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(KoreanHolidays.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
                String[] fact = line.split(",", 3);
                facts.computeIfAbsent(LocalDate.parse(fact[0]), _ -> new HashMap<>()).put(fact[2],
                        Kind.valueOf(fact[1]));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KoreanHolidays(facts);
    }

    /**
     * Whether banks are closed for another reason than the weekend.
     *
     * @throws IllegalArgumentException for a year whose holidays are not known: guessing would move people's money a day early
     */
    boolean isHoliday(LocalDate date) {
        if (!isKnown(date)) {
            throw new IllegalArgumentException(
                    "The holidays of " + date.getYear() + " are not known; add them to " + FILE);
        }
        return closed.containsKey(date);
    }

    boolean isKnown(LocalDate date) {
        return date.getYear() >= firstYear && date.getYear() <= lastYear;
    }

    private static boolean isMoved(LocalDate date, Kind kind, Map<String, Kind> sameDay) {
        boolean shared = sameDay.values().stream().filter(other -> other != Kind.BANK).count() > 1;
        return switch (kind) {
            case NATIONAL -> shared || isWeekend(date);
            case FESTIVAL -> shared || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            case PLAIN, BANK -> false;
        };
    }

    /** The first day after it that is neither weekend nor holiday nor taken by another substitute. */
    private LocalDate nextFree(LocalDate date, Map<LocalDate, Map<String, Kind>> facts) {
        LocalDate next = date.plusDays(1);
        while (isWeekend(next) || isPublic(next, facts) || (closed.containsKey(next) && !facts.containsKey(next))) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static boolean isPublic(LocalDate date, Map<LocalDate, Map<String, Kind>> facts) {
        return facts.getOrDefault(date, Map.of()).values().stream().anyMatch(kind -> kind != Kind.BANK);
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
