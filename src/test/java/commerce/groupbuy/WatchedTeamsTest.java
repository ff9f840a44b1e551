package commerce.groupbuy;

import java.time.Instant;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.junit.jupiter.api.Test;
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

    private static TeamView team(int paid) {
        Instant now = Instant.parse("2026-11-28T00:00:00Z");
        return new TeamView(new TeamId(1), new DealId(1), new SellerId(1), new ProductId(1), "귤", TeamStatus.OPEN, 3,
                paid,
                paid, Won.of(7_000), Won.of(10_000), now, now.plusSeconds(60), 60, null);
    }
}
