package commerce.groupbuy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.time.UtcColumn;
import testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** How long who wants a seat has to pay it, and how long a team has to fill. */
class TeamClockTest extends TeamScene {
    @Test
    void aSeatIsToBePaidWithinFiveMinutesWhetherItOpensATeamOrJoinsOne() {
        DealId deal = deal(3);
        Seating.Seated leader = paidWithinFiveMinutes(() -> opens(ids.next(), deal));
        pay.approves(leader.order(), 2);
        paidWithinFiveMinutes(() -> (Seating.Seated) asks(ids.next(), leader.team(), 1));
    }

    private Seating.Seated paidWithinFiveMinutes(Supplier<Seating.Seated> takes) {
        Instant before = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Seating.Seated seated = takes.get();
        assertThat(seated.payBy()).isBetween(before.plusSeconds(300), clock.instant().plusSeconds(300));
        assertThat(shop.number("select count(*) from commerce_order where id = ? and pay_by = ?",
                seated.order().value(), UtcColumn.of(seated.payBy()))).isEqualTo(1);
        return seated;
    }

    @Test
    void aTeamCountsDownByTheServersClock(@Autowired JdbcClient jdbc) {
        TeamId team = team(deal(3));
        Instant opened = found(team).openedAt();
        MovableClock now = new MovableClock(opened);
        ReadTeams read = new ReadTeams(jdbc, now);
        assertThat(secondsLeft(read, team)).isEqualTo(Duration.ofHours(24).toSeconds());
        now.move(Duration.ofSeconds(10));
        assertThat(secondsLeft(read, team)).isEqualTo(Duration.ofHours(24).toSeconds() - 10);
        now.move(Duration.ofHours(24));
        assertThat(secondsLeft(read, team)).isZero();
    }

    private static long secondsLeft(ReadTeams read, TeamId team) {
        return read.find(team).orElseThrow().secondsLeft();
    }
}
