package ads.counting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import ads.AdsScene;
import ads.budget.Budgets;
import ads.campaign.Bid;
import ads.campaign.Placement;
import ads.token.AdToken;
import ads.token.AdTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.event.DomainEvents;
import platform.id.Ids;
import testing.MadangTest;
import testing.Overlap;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;

/** Two instances settle at the same moment what a client sent to both, since the first did not answer in time. */
@MadangTest
class TwoSettlersTest {
    private static final long PRICE = 1000;

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    SettleEvents settle;
    @Autowired
    SeenMarks seen;
    @Autowired
    AdTokens tokens;
    @Autowired
    TestMembers members;
    @Autowired
    Ids ids;

    @Test
    void anEventThatStandsInTwoLogsIsCountedAndChargedOnce() throws Exception {
        AdsScene scene = new AdsScene(context, port);
        AdsScene.Running ad = scene.runsRich(Placement.HOME_BANNER);
        AdToken shown = tokens.read(scene.decision(members.join().token(), Placement.HOME_BANNER, ad).text("ad/token"))
                .orElseThrow();
        long number = firstNumber();
        SegmentLog.Part one = part(shown, number);
        SegmentLog.Part both = part(shown, number, number + 1);
        long firstLog = log();
        long secondLog = log();
        AtomicReference<SeenMarks.Blocks> locked = new AtomicReference<>();
        new Overlap(context).of(() -> locked.set(seen.lock(List.of(number))),
                () -> assertThat(settle.settle(secondLog, 0, both)).isTrue(),
                () -> assertThat(goingOnWith(locked.get()).settle(firstLog, 0, one)).isTrue());
        assertThat(sum(scene, "impressions", ad)).isEqualTo(2);
        assertThat(sum(scene, "spent_milli", ad)).isEqualTo(2 * PRICE);
        assertThat(settle.settle(log(), 0, both)).isTrue();
        assertThat(sum(scene, "impressions", ad)).as("no mark was overwritten").isEqualTo(2);
        scene.ends(ad);
    }

    /** The first numbers of a block that no other test gets to. */
    private long firstNumber() {
        return Math.floorDiv(ids.nextLong(), SeenMarks.PER_BLOCK) * SeenMarks.PER_BLOCK;
    }

    /** A settler that has locked its blocks already. */
    private SettleEvents goingOnWith(SeenMarks.Blocks locked) {
        SeenMarks marks = new SeenMarks(context.getBean(JdbcTemplate.class), Clock.systemUTC()) {
            @Override
            public Blocks lock(Collection<Long> sequences) {
                return locked;
            }
        };
        return new SettleEvents(context.getBean(JdbcClient.class), context.getBean(JdbcTemplate.class), marks,
                context.getBean(Budgets.class), context.getBean(DomainEvents.class), ids, Clock.systemUTC());
    }

    private long log() {
        long log = ids.nextLong();
        assertThat(settle.position(log)).isZero();
        return log;
    }

    private static SegmentLog.Part part(AdToken shown, Long... numbers) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Happening> events = Stream.of(numbers)
                .map(number -> new Happening(EventKind.IMPRESSION, now,
                        new AdToken(number, shown.memberId(), shown.campaignId(), shown.groupId(), shown.creativeId(),
                                shown.lease(), PRICE, shown.decidedAt(), Bid.Kind.CPM, shown.placement(), shown.os(),
                                shown.ageBand(), shown.gender(), false)))
                .toList();
        return new SegmentLog.Part(events, 1);
    }

    private static long sum(AdsScene scene, String column, AdsScene.Running ad) {
        return scene.number("select coalesce(sum(" + column + "), 0) from ads_hour where campaign_id = ?",
                ad.campaign().value());
    }
}
