package ads;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ads.campaign.Advertiser;
import ads.campaign.AdvertiserId;
import ads.campaign.Bid;
import ads.campaign.Campaign;
import ads.campaign.Placement;
import ads.token.AdTokens;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pay.advertising.AdDeposits;
import pay.integrity.BooksCheck;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;
import testing.Api;
import testing.MadangTest;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** From an advertiser's money to a charged impression, over HTTP. */
@MadangTest
class AdsTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    TestMembers members;
    @Autowired
    BooksCheck books;

    private AdsScene scene;
    private Api api;

    @BeforeEach
    void setUp() {
        scene = new AdsScene(context, port);
        api = new Api(port);
    }

    @Test
    void anImpressionIsCountedOnceChargedOnceAndTakenFromWhatWasPaidIn() {
        AdsScene.Running ad = scene.runsRich(Placement.HOME_BANNER);
        String member = members.join().token();
        String token = scene.decision(member, Placement.HOME_BANNER, ad).text("ad/token");
        var events = List.of(event("IMPRESSION", token), event("IMPRESSION", token), event("CLICK", token));
        assertThat(report(member, events).text("accepted")).isEqualTo("3");
        assertThat(report(member, events).text("accepted")).isEqualTo("3");
        await().untilAsserted(() -> assertThat(hour("impressions", ad)).isEqualTo(1));
        assertThat(hour("clicks", ad)).isEqualTo(1);
        assertThat(hour("viewables", ad)).as("a click makes it viewable").isEqualTo(1);
        // Alone in the auction: the floor of 500 won per thousand.
        assertThat(hour("spent_milli", ad)).isEqualTo(500);
        for (int i = 0; i < 5; i++) {
            String next = scene.decision(member, Placement.HOME_BANNER, ad).text("ad/token");
            report(member, List.of(event("IMPRESSION", next)));
        }
        await().untilAsserted(() -> assertThat(hour("spent_milli", ad)).isEqualTo(3000));
        await().untilAsserted(() -> assertThat(prepaid(ad.advertiser())).isEqualTo(10_000_000 - 3));
        assertThat(books.run()).isEmpty();
        scene.ends(ad);
    }

    @Test
    void aSecondBidderSetsThePrice() {
        AdsScene.Running best = scene.runsRich(Placement.PAYMENT_DONE);
        AdvertiserId other = scene.advertiser();
        scene.funds(other, 1_000_000);
        AdsScene.Running second = scene.runs(other, Placement.PAYMENT_DONE, new Bid(Bid.Kind.CPM, Won.of(80_000)),
                new Campaign.Budget(Won.of(500_000), Won.of(900_000)), null);
        String member = members.join().token();
        scene.decision(member, Placement.PAYMENT_DONE, best);
        // The second counts once it has a lease: the first decision that sees it asks for one.
        String token = await().until(() -> scene.ask(member, Placement.PAYMENT_DONE).text("ad/token"),
                each -> !each.isEmpty() && price(each) > 1000);
        report(member, List.of(event("IMPRESSION", token)));
        await().untilAsserted(() -> assertThat(hour("impressions", best)).isEqualTo(1));
        assertThat(hour("spent_milli", best)).as("won per thousand: 80,000 and 10 more").isEqualTo(80_010);
        scene.ends(best);
        scene.ends(second);
    }

    @Test
    void whoBidsMostAndHasNoFundsKeepsNobodyOut() {
        AdsScene.Running unfunded = scene.runs(scene.advertiser(), Placement.HOME_FEED,
                new Bid(Bid.Kind.CPM, Won.of(99_000)), new Campaign.Budget(Won.of(500_000), Won.of(900_000)), null);
        AdsScene.Running funded = scene.runsRich(Placement.HOME_FEED);
        scene.decision(members.join().token(), Placement.HOME_FEED, funded);
        scene.ends(unfunded);
        scene.ends(funded);
    }

    @Test
    void nothingIsSpentBeyondWhatWasPaidInWhateverComes() {
        AdvertiserId advertiser = scene.advertiser();
        scene.funds(advertiser, 2_000);
        AdsScene.Running ad = scene.runs(advertiser, Placement.HOME_FEED, new Bid(Bid.Kind.CPM, Won.of(100_000)),
                new Campaign.Budget(Won.of(50_000_000), Won.of(50_000_000)), null);
        String member = members.join().token();
        scene.decision(member, Placement.HOME_FEED, ad);
        List<Map<String, Object>> events = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            String token = scene.ask(member, Placement.HOME_FEED).text("ad/token");
            if (token.isEmpty()) {
                break;
            }
            events.add(event("IMPRESSION", token));
        }
        assertThat(events).as("the campaign stops by itself").hasSizeLessThan(3000);
        for (int from = 0; from < events.size(); from += 100) {
            report(member, events.subList(from, Math.min(events.size(), from + 100)));
        }
        await()
                .untilAsserted(() -> assertThat(hour("impressions", ad)).isEqualTo(events.size()));
        assertThat(hour("spent_milli", ad)).isBetween(1L, 2_000_000L);
        assertThat(prepaid(advertiser)).isBetween(0L, 2_000L);
        scene.ends(ad);
    }

    @Test
    void nothingOfASuspendedAdvertiserIsShownUntilItIsReadmitted() {
        AdsScene.Running ad = scene.runsRich(Placement.PAYMENT_DONE);
        String member = members.join().token();
        scene.decision(member, Placement.PAYMENT_DONE, ad);
        scene.sets(ad.advertiser(), Advertiser.State.SUSPENDED);
        await().until(() -> !scene.ask(member, Placement.PAYMENT_DONE).text("ad/creativeId")
                .equals(Long.toString(ad.creative().value())));
        assertThatThrownBy(() -> scene.sets(ad.advertiser(), Advertiser.State.SUSPENDED))
                .isInstanceOf(DomainException.class);
        scene.sets(ad.advertiser(), Advertiser.State.ACTIVE);
        scene.decision(member, Placement.PAYMENT_DONE, ad);
        for (String action : List.of("ads.advertiser-suspended", "ads.advertiser-readmitted")) {
            assertThat(scene.number("select count(*) from platform_audit_entry where action = ? and subject_id = ?",
                    action, Long.toString(ad.advertiser().value()))).as(action).isEqualTo(1);
        }
        scene.ends(ad);
    }

    @Test
    void aPersonSeesACampaignNoMoreOftenThanItsCap() {
        AdvertiserId advertiser = scene.advertiser();
        scene.funds(advertiser, 1_000_000);
        AdsScene.Running ad = scene.runs(advertiser, Placement.BENEFIT_LIST, new Bid(Bid.Kind.CPM, Won.of(95_000)),
                new Campaign.Budget(Won.of(500_000), Won.of(900_000)), 2);
        String member = members.join().token();
        scene.decision(member, Placement.BENEFIT_LIST, ad);
        assertThat(scene.ask(member, Placement.BENEFIT_LIST).text("ad/creativeId"))
                .isEqualTo(Long.toString(ad.creative().value()));
        assertThat(scene.ask(member, Placement.BENEFIT_LIST).text("ad/creativeId"))
                .isNotEqualTo(Long.toString(ad.creative().value()));
        scene.decision(members.join().token(), Placement.BENEFIT_LIST, ad);
        scene.ends(ad);
    }

    @Test
    void aClickLeadsToTheRegisteredPageAndAForgedOneNowhere() {
        AdsScene.Running ad = scene.runsRich(Placement.HOME_BANNER);
        var decided = scene.decision(members.join().token(), Placement.HOME_BANNER, ad);
        String path = decided.text("ad/clickUrl").replaceFirst("^http://[^/]+", "");
        Api.Answer click = api.get(path + "?to=https://evil.example.com");
        assertThat(click.status()).isEqualTo(302);
        assertThat(click.headers().firstValue("Location")).contains("https://shop.example.com/tangerines?a=1&b=2");
        await().untilAsserted(() -> assertThat(hour("clicks", ad)).isEqualTo(1));
        assertThat(api.get("/v1/ads/clicks/AAAA").code()).isEqualTo("AD_TOKEN_INVALID");
        scene.ends(ad);
    }

    @Test
    void leavesOutWhatIsNotTheReportersAndWhatWasNotSeen() {
        AdsScene.Running ad = scene.runsRich(Placement.HOME_BANNER);
        String member = members.join().token();
        String token = scene.decision(member, Placement.HOME_BANNER, ad).text("ad/token");
        Api.Answer others = report(members.join().token(), List.of(event("IMPRESSION", token)));
        assertThat(others.text("refused/0/reason")).isEqualTo("TOKEN_INVALID");
        Api.Answer unseen = report(member, List.of(event("VIEWABLE", token)));
        assertThat(unseen.text("refused/0/reason")).isEqualTo("NOT_VIEWABLE");
        Api.Answer seen = report(member, List.of(
                Map.of("type", "VIEWABLE", "token", token, "exposure", Map.of("percent", 80, "millis", 1200))));
        assertThat(seen.text("accepted")).isEqualTo("1");
        await().untilAsserted(() -> assertThat(hour("viewables", ad)).isEqualTo(1));
        assertThat(hour("impressions", ad)).isZero();
        scene.ends(ad);
    }

    @Test
    void aReportIsTheAdvertisersAlone() {
        AdsScene.Running ad = scene.runsRich(Placement.HOME_BANNER);
        String member = members.join().token();
        report(member, List.of(event("IMPRESSION",
                scene.decision(member, Placement.HOME_BANNER, ad).text("ad/token"))));
        String today = LocalDate.now(BusinessDays.SEOUL).toString();
        String path = "/v1/ads/reports?from=" + today + "&to=" + today + "&by=OS&grain=HOUR";
        String cookie = TestStaff.ofAdvertiser(context, ad.advertiser().value()).logsIn(port).cookie();
        await().until(() -> api.get(path, "Cookie", cookie),
                answer -> answer.text("items/0/impressions").equals("1")
                        && answer.text("items/0/key").equals("ANDROID"));
        String others = TestStaff.ofAdvertiser(context, scene.advertiser().value()).logsIn(port).cookie();
        assertThat(api.get(path, "Cookie", others).body().path("items")).isEmpty();
        scene.ends(ad);
    }

    private long price(String token) {
        return context.getBean(AdTokens.class).read(token).orElseThrow().price();
    }

    private Api.Answer report(String member, List<Map<String, Object>> events) {
        return api.post("/v1/ads/events", Map.of("events", events), "Authorization", "Bearer " + member);
    }

    private static Map<String, Object> event(String type, String token) {
        return Map.of("type", type, "token", token);
    }

    private long hour(String column, AdsScene.Running ad) {
        return scene.number("select coalesce(sum(" + column + "), 0) from ads_hour where campaign_id = ?",
                ad.campaign().value());
    }

    private long prepaid(AdvertiserId advertiser) {
        return new AdDeposits(context).left(Tsid.of(advertiser));
    }
}
