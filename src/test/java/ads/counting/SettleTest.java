package ads.counting;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import ads.AdsScene;
import ads.campaign.AdvertiserId;
import ads.campaign.Bid;
import ads.campaign.Campaign;
import ads.campaign.Placement;
import ads.token.AdToken;
import ads.token.AdTokens;
import ads.token.TokenNumbers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.money.Won;
import testing.MadangTest;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;

/** The settler killed at any moment: before its commit, after it, with parts settled twice and events reported twice. */
@MadangTest
class SettleTest {
    private static final long SEED = 20_261_127;
    private static final int TOKENS = 3000;

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    SettleEvents settle;
    @Autowired
    AdTokens tokens;
    @Autowired
    TokenNumbers numbers;
    @Autowired
    TestMembers members;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    @TempDir
    Path root;

    private final Random random = new Random(SEED);

    /** Thrown where a process would die. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void eachEventIsCountedAndChargedOnceAndNothingBeyondTheBudget() throws Exception {
        AdsScene scene = new AdsScene(context, port);
        AdvertiserId advertiser = scene.advertiser();
        scene.funds(advertiser, 1_500);
        AdsScene.Running ad = scene.runs(advertiser, Placement.HOME_BANNER, new Bid(Bid.Kind.CPM, Won.of(100_000)),
                new Campaign.Budget(Won.of(1_000_000), Won.of(2_000_000)), null);
        AdToken real = tokens.read(scene.decision(members.join().token(), Placement.HOME_BANNER, ad).text("ad/token"))
                .orElseThrow();
        List<Happening> events = new ArrayList<>();
        for (int i = 0; i < TOKENS; i++) {
            AdToken token = new AdToken(numbers.next(), real.memberId(), real.campaignId(), real.groupId(),
                    real.creativeId(), real.lease(), 1000, real.decidedAt(), Bid.Kind.CPM, Placement.HOME_BANNER,
                    real.os(), real.ageBand(), real.gender(), false);
            Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            events.add(new Happening(EventKind.IMPRESSION, now, token));
            events.add(new Happening(EventKind.IMPRESSION, now, token));
            events.add(new Happening(EventKind.CLICK, now, token));
        }
        Collections.shuffle(events, random);
        try (SegmentLog log = new SegmentLog(LogFolder.take(root, ids::nextLong), 1 << 15, 1000, 0)) {
            for (int from = 0; from < events.size(); from += 50) {
                log.append(LogFrame.of(events.subList(from, Math.min(events.size(), from + 50)))).join();
            }
            settleWithAccidents(log, ids.nextLong());
        }
        assertThat(sum(scene, "impressions", ad)).as("seed %d", SEED).isEqualTo(TOKENS);
        assertThat(sum(scene, "clicks", ad)).isEqualTo(TOKENS);
        assertThat(sum(scene, "viewables", ad)).isEqualTo(TOKENS);
        long spent = scene.number("select spent_milli from ads_funds where advertiser_id = ?", advertiser.value());
        assertThat(spent).as("3,000 won of prices, 1,500 won paid in").isBetween(1_000_000L, 1_500_000L);
        assertThat(sum(scene, "spent_milli", ad)).isEqualTo(spent);
        assertThat(scene.number("select spent_milli from ads_campaign_budget where campaign_id = ?",
                ad.campaign().value())).isEqualTo(spent);
        assertThat(told(scene, advertiser)).as("what pay is told").isEqualTo(spent / 1000);
        scene.ends(ad);
    }

    @Test
    void goesOnAfterAnOlderLogWasPutBackThanTheDatabaseHasSettled() throws Exception {
        long id = ids.nextLong();
        LogFolder.take(root, () -> id).close();
        assertThat(settle.settle(id, settle.position(id), new SegmentLog.Part(List.of(), 5_000))).isTrue();
        var meters = new SimpleMeterRegistry();
        EventLog log = new EventLog(new CountingProperties(root, 1 << 20, 100, Duration.ofDays(1)), ids, settle,
                meters);
        log.keep(List.of(TestTokens.impression(numbers.next())));
        new Settler(log, settle, meters).round();
        assertThat(settle.position(id)).isGreaterThan(5_000).isEqualTo(log.segments().durable());
        log.close();
    }

    private void settleWithAccidents(SegmentLog log, long id) throws Exception {
        long position = settle.position(id);
        int accidents = 0;
        while (position < log.durable()) {
            SegmentLog.Part part = log.read(position, 1 + random.nextInt(60_000));
            long from = position;
            if (random.nextInt(3) == 0) {
                accidents++;
                try {
                    transaction.executeWithoutResult(status -> {
                        settle.settle(id, from, part);
                        throw new Killed();
                    });
                } catch (Killed e) {
                    position = settle.position(id);
                    assertThat(position).as("nothing of it stands").isEqualTo(from);
                }
            } else {
                assertThat(settle.settle(id, from, part)).isTrue();
                // Killed after the commit, or a second settler on the same log: it is settled already.
                assertThat(settle.settle(id, from, part)).isFalse();
                position = settle.position(id);
            }
        }
        assertThat(accidents).isPositive();
    }

    private static long sum(AdsScene scene, String column, AdsScene.Running ad) {
        return scene.number("select coalesce(sum(" + column + "), 0) from ads_hour where campaign_id = ?",
                ad.campaign().value());
    }

    private static long told(AdsScene scene, AdvertiserId advertiser) {
        return scene.number("""
                select coalesce(sum(c.amount), 0) from platform_event_log e,
                    json_table(e.body, '$.charges[*]' columns (advertiser varchar(20) path '$.advertiserId',
                        amount bigint path '$.amount')) c
                where e.type = 'ads.spend-settled' and c.advertiser = ?""", Long.toString(advertiser.value()));
    }
}
