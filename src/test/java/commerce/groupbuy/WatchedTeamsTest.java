package commerce.groupbuy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class WatchedTeamsTest {
    private final WatchedTeams teams = new WatchedTeams(new ReadTeams(null, null));

    @Test
    void tellsWhoComesLaterNothingOlderThanTheyHaveSeen() throws InterruptedException {
        WatchedTeams.Watched watched = teams.watch(team(1));
        assertThat(watched.after(team(1), 0)).isEqualTo(team(1));

        teams.watch(team(2));

        assertThat(watched.after(team(2), 0)).isEqualTo(team(2));
    }

    /** By what was looked up last, also when nothing but time has passed since it was told. */
    @Test
    void streamsACountdownWhileNothingChangesAndTheEnd() throws IOException, InterruptedException {
        TeamView first = team(2);
        TeamView full = team(3, TeamStatus.FILLED, 0);
        WatchedTeams.Watched watched = teams.watch(first);
        teams.watch(team(2, TeamStatus.OPEN, 50));
        List<Object> told = new ArrayList<>();
        SseEmitter toSomebody = new SseEmitter() {
            @Override
            public void send(SseEventBuilder event) {
                event.build().stream().map(part -> part.getData())
                        .map(each -> each instanceof String line ? line.lines().findFirst().orElse("") : each)
                        .filter(each -> !each.equals("")).forEach(told::add);
                if (told.size() == 6) {
                    teams.watch(full);
                }
            }
        };

        TeamStreams.write(toSomebody, watched, first, new AtomicBoolean(), Duration.ofMillis(1));

        assertThat(told).containsExactly("event:team", first, "event:countdown", new TeamStreams.Countdown(50),
                "event:countdown", new TeamStreams.Countdown(50), "event:team", full);
    }

    private static TeamView team(int paid) {
        return team(paid, TeamStatus.OPEN, 60);
    }

    private static TeamView team(int paid, TeamStatus status, long secondsLeft) {
        Instant now = Instant.parse("2026-11-28T00:00:00Z");
        return new TeamView(new TeamId(1), new DealId(1), new SellerId(1), new ProductId(1), "귤", status, 3, paid,
                paid, Won.of(7_000), Won.of(10_000), now, now.plusSeconds(60), secondsLeft, null);
    }
}
