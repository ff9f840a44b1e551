package faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import static org.awaitility.Awaitility.await;

/**
 * The clocks of two instances' machines are set by an hour, forth and back, each the other way; then one of them starts anew while its machine is an
 * hour behind. Nobody may notice: the instances go by the database's.
 */
final class JumpClock implements Attack {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ALMOST = Duration.ofMinutes(59);

    private final Duration between;

    JumpClock(Duration between) {
        this.between = between;
    }

    @Override
    public String name() {
        return "clocks of instances jump by an hour";
    }

    @Override
    public Site.Layout layout() {
        return new Site.Layout(2, true, 0, List.of()).withClocks();
    }

    @Override
    public Manner manner() {
        return Manner.GENTLE;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        long begun = System.nanoTime();
        int seen = 0;
        for (Duration jump : List.of(HOUR, Duration.ZERO, HOUR.negated(), Duration.ZERO)) {
            site.machine(0).set(jump);
            site.machine(1).set(jump.negated());
            load.goesOn(between);
            // Once a second a process looks what its machine says.
            int ahead = jump.isPositive() ? 0 : 1;
            if (!jump.isZero() && said(site, ahead).isAfter(Instant.now().plus(ALMOST))) {
                seen++;
            }
        }
        figures.struck("an instance's machine an hour ahead, by the date of its answers", seen);
        figures.bound("requests that failed meanwhile", load.notebook.failed(begun, System.nanoTime()), 0, "requests");
        site.machine(0).set(HOUR.negated());
        site.killInstance(0);
        site.startInstance(0);
        site.front().awaitServing(2);
        load.goesOn(between);
        figures.bound("requests refused for their token", load.notebook.refused("TOKEN_", begun, System.nanoTime()), 0,
                "requests");
    }

    /** Tomcat says what the machine says. */
    private static Instant said(Site site, int instance) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String date = client.send(HttpRequest
                    .newBuilder(URI.create("http://localhost:" + site.portOf(instance) + "/actuator/health/readiness"))
                    .build(), BodyHandlers.discarding()).headers().firstValue("Date").orElseThrow();
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        }
    }

    @Override
    public List<Twin> twins() {
        return List.of(new Twin("instances do not hear what time it is by the database", JumpClock::tellAnotherTime,
                Manner.GENTLE));
    }

    /** An hour more, to those who ask for nothing but the time; it returns when all instances have heard of it. */
    static void tellAnotherTime(Site site) {
        Objects.requireNonNull(site.link)
                .rewrite(sql -> sql.equals("select utc_timestamp(6) as clock")
                        ? "select utc_timestamp(6) + interval 1 hour as clock"
                        : sql);
        await().atMost(PATIENCE).until(() -> IntStream.range(0, site.instances())
                .allMatch(each -> site.logOf(each).contains("The database's clock was set by")));
    }
}
