package home.screen;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What benefit offers to everybody, as this instance knew a few seconds ago: the first screen asks at each request. */
@Component
class Offerings {
    private final JdbcClient jdbc;
    private volatile List<Mission> missions = List.of();
    private volatile NavigableMap<LocalDate, List<Rung>> ladders = new TreeMap<>();

    Offerings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mission; {@code until} is null without an end. */
    record Mission(long id, String code, String titleKo, String titleEn, int goal, long points, LocalDate from,
            @Nullable LocalDate until) {
        boolean isOn(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /** So many points for so many steps in a day. */
    record Rung(int steps, long points) {}

    /** All missions, those that are over too. */
    List<Mission> missions() {
        return missions;
    }

    /** The rungs of a day, lowest first. */
    List<Rung> ladder(LocalDate day) {
        Map.Entry<LocalDate, List<Rung>> inForce = ladders.floorEntry(day);
        return inForce == null ? List.of() : inForce.getValue();
    }

    @Scheduled(fixedDelayString = "${madang.home.offerings-pause:2s}")
    @Transactional(readOnly = true)
    public void refresh() {
        missions = jdbc.sql("select * from home_mission order by mission_id")
                .query((row, number) -> new Mission(row.getLong("mission_id"), row.getString("code"),
                        row.getString("title_ko"), row.getString("title_en"), row.getInt("goal"), row.getLong("points"),
                        row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class)))
                .list();
        NavigableMap<LocalDate, List<Rung>> read = new TreeMap<>();
        jdbc.sql("select valid_from, rungs from home_ladder").query(row -> {
            read.put(row.getObject("valid_from", LocalDate.class), rungs(row.getString("rungs")));
        });
        ladders = read;
    }

    private static List<Rung> rungs(String text) {
        return Stream.of(text.split(" ", -1)).filter(rung -> !rung.isEmpty()).map(rung -> rung.split("=", -1))
                .map(rung -> new Rung(Integer.parseInt(rung[0]), Long.parseLong(rung[1]))).toList();
    }
}
