package bench;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import testing.MemberActor;

/** How long the first screen takes. Run by {@code bench/home.sh}. */
class HomeBench {
    private static final int PEOPLE = 50;

    @Test
    void measure() throws Exception {
        List<MemberActor> people = DemoPeople.loggedIn(RunningApp.PORT, PEOPLE);
        new OpenLoad(300, Duration.ofMinutes(1)).run(i -> look(people.get(i % PEOPLE)));
        StringBuilder report = new StringBuilder(RunningApp.header("The first screen", "bench/home.sh"))
                .append("`GET /v1/home` by ").append(PEOPLE)
                .append(" demo members, at random times whether or not earlier ones are done; half a minute each, after ")
                .append("a minute to warm up. Timed by the client.\n\n").append(OpenLoad.Latencies.head());
        for (int rate : new int[]{20, 100, 300}) {
            report.append(new OpenLoad(rate, Duration.ofSeconds(30)).run(i -> look(people.get(i % PEOPLE)))
                    .row(rate + " a second"));
        }
        RunningApp.write(report.toString());
    }

    private static void look(MemberActor member) {
        var answer = member.get("/v1/home");
        if (answer.status() != 200 || answer.body().toString().contains("\"available\":false")) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
    }
}
