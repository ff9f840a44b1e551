package madang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import testing.Api;
import testing.DemoPhone;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A member who is shown ads and reports what happened to them, while the application is killed. */
final class ReportedAds {
    private static final List<String> KINDS = List.of("IMPRESSION", "START", "FIRST_QUARTILE", "MIDPOINT",
            "THIRD_QUARTILE", "COMPLETE");
    private static final int ADS = 60;
    private static final int BEFORE_THE_KILL = 10;
    private static final Pattern PORT = Pattern.compile("(?m)^port=([0-9]+)$");

    private final MemberActor member;
    private final Path data;
    private final List<String> tokens = new ArrayList<>();
    private final String last;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final long before;

    /** Logs in and is shown ads. */
    ReportedAds(int port, Path data) throws Exception {
        this.member = DemoPhone.of(port, 1).logsIn();
        this.data = data;
        this.before = counted();
        await().until(() -> {
            Api.Answer shown = member.post("/v1/ads/decisions", Map.of("placement", "HOME_FEED", "os", "ANDROID"));
            if (!shown.text("ad/token").isEmpty()) {
                tokens.add(shown.text("ad/token"));
            }
            return tokens.size() == ADS + 1;
        });
        this.last = tokens.removeLast();
    }

    /** Begins to report one after the other, for as long as there is anybody to answer; returns in the middle of it. */
    void reports() {
        Thread.ofVirtual().start(() -> {
            try {
                for (String token : tokens) {
                    report(token);
                    acknowledged.incrementAndGet();
                }
            } catch (UncheckedIOException e) {
                // It was killed.
            }
        });
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1))
                .until(() -> acknowledged.get() >= BEFORE_THE_KILL);
    }

    /** What was acknowledged is counted without anybody's help; what is then sent once more is not counted twice. */
    void areCountedOnce() throws Exception {
        assertThat(acknowledged.get()).as("killed in the middle").isLessThan(ADS);
        await().until(() -> counted() - before >= (long) acknowledged.get() * KINDS.size());
        tokens.forEach(this::report);
        await().until(() -> counted() - before >= (long) ADS * KINDS.size());
        tokens.forEach(this::report);
        // The log is settled in its order: when one more ad is counted, all before it were looked at.
        report(last);
        await().until(() -> counted() - before >= (ADS + 1L) * KINDS.size());
        assertThat(counted() - before).isEqualTo((ADS + 1L) * KINDS.size());
    }

    private void report(String token) {
        Api.Answer answer = member.post("/v1/ads/events", Map.of("events",
                KINDS.stream().map(kind -> Map.of("type", kind, "token", token)).toList()));
        assertThat(answer.text("accepted")).isEqualTo(Integer.toString(KINDS.size()));
    }

    private long counted() throws IOException, SQLException {
        var port = PORT.matcher(Files.readString(data.resolve("mariadb.cnf")));
        assertThat(port.find()).isTrue();
        try (var database = DriverManager.getConnection("jdbc:mariadb://127.0.0.1:" + port.group(1) + "/madang",
                "madang",
                Files.readString(data.resolve("database.password")).strip());
                var statement = database.createStatement();
                var row = statement.executeQuery("""
                        select sum(impressions + starts + first_quartiles + midpoints + third_quartiles + completes)
                        from ads_hour""")) {
            row.next();
            return row.getLong(1);
        }
    }
}
