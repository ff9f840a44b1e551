package platform.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.springframework.stereotype.Component;

/** Times as people read them on the pages: in Korea. Templates call it {@code @pageTimes}. */
@Component("pageTimes")
public class PageTimes {
    static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZONE);

    /** For example {@code 2026-11-21 10:32:05}. */
    public String at(Instant time) {
        return SECONDS.format(time);
    }

    /** The largest two units: {@code 0 s}, {@code 42 s}, {@code 3 m 5 s}, {@code 2 h 10 m}, {@code 4 d 1 h}. */
    public String lasting(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " m " + seconds % 60 + " s";
        }
        if (seconds < 86_400) {
            return seconds / 3_600 + " h " + seconds % 3_600 / 60 + " m";
        }
        return seconds / 86_400 + " d " + seconds % 86_400 / 3_600 + " h";
    }
}
