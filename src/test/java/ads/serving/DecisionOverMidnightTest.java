package ads.serving;

import java.time.Instant;
import java.time.LocalDate;

import ads.AdsScene;
import ads.audience.AgeBand;
import ads.audience.Gender;
import ads.audience.Os;
import ads.audience.Region;
import ads.budget.Purses;
import ads.campaign.Placement;
import ads.token.AdTokens;
import ads.token.TokenNumbers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.time.BusinessDays;
import testing.MadangTest;
import testing.MovableClock;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A request that began yesterday, whose purses hold leases of today: also those that it takes itself. */
@MadangTest
class DecisionOverMidnightTest {
    @LocalServerPort
    int port;

    @Test
    void nothingIsShownForYesterdayOutOfTodaysBudget(@Autowired ApplicationContext context,
            @Autowired Candidates candidates, @Autowired People people, @Autowired Purses purses,
            @Autowired TokenNumbers numbers, @Autowired AdTokens tokens, @Autowired Ids ids,
            @Autowired TestMembers members) {
        AdsScene scene = new AdsScene(context, port);
        AdsScene.Running ad = scene.runsRich(Placement.HOME_BANNER);
        scene.decision(members.join().token(), Placement.HOME_BANNER, ad);
        Instant midnight = LocalDate.now(BusinessDays.SEOUL).atStartOfDay(BusinessDays.SEOUL).toInstant();
        MovableClock clock = new MovableClock(midnight.minusMillis(10));
        DecideAd decide = new DecideAd(candidates, people, purses, numbers, tokens, clock);
        Ask ask = new Ask(Placement.HOME_BANNER, Os.ANDROID, AgeBand.UNKNOWN, Gender.UNKNOWN, Region.UNKNOWN, 0);
        assertThat(decide.decide(ids.nextLong(), ask)).isEmpty();
        clock.set(midnight);
        // The request before has asked for another lease, which may be under way.
        await().until(() -> decide.decide(ids.nextLong(), ask).isPresent());
        scene.ends(ad);
    }
}
