package ads;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import ads.campaign.AdGroupId;
import ads.campaign.AddAdGroup;
import ads.campaign.AddCreative;
import ads.campaign.Advertiser;
import ads.campaign.AdvertiserId;
import ads.campaign.Bid;
import ads.campaign.Campaign;
import ads.campaign.CampaignId;
import ads.campaign.ChangeCampaign;
import ads.campaign.Creative;
import ads.campaign.CreativeId;
import ads.campaign.OpenCampaign;
import ads.campaign.Placement;
import ads.campaign.RegisterAdvertiser;
import ads.campaign.ReviewCreative;
import ads.campaign.SubmitCreative;
import ads.campaign.SuspendAdvertiser;
import ads.campaign.Targeting;
import member.staff.TestStaff;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.advertising.AdDeposits;
import platform.audit.AuditActor;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import testing.Api;

import static org.awaitility.Awaitility.await;

/** What an advertiser and the operators do until an ad is shown. */
public final class AdsScene {
    private final ApplicationContext context;
    private final int port;
    private final JdbcTemplate jdbc;

    public AdsScene(ApplicationContext context, int port) {
        this.context = context;
        this.port = port;
        this.jdbc = context.getBean(JdbcTemplate.class);
    }

    /** A campaign that is served: with its one group and its one creative. */
    public record Running(AdvertiserId advertiser, CampaignId campaign, AdGroupId group, CreativeId creative) {}

    public AdvertiserId advertiser() {
        return context.getBean(RegisterAdvertiser.class).register(AuditActor.SYSTEM, "감귤농협 " + UUID.randomUUID());
    }

    /** An advertiser of whom pay has heard. */
    public static AdvertiserId knownToPay(ApplicationContext context) {
        AdvertiserId advertiser = new AdsScene(context, 0).advertiser();
        AdDeposits deposits = new AdDeposits(context);
        await().until(() -> deposits.knows(Tsid.of(advertiser)));
        return advertiser;
    }

    /** A campaign that nobody has begun or looked at. */
    public Running draft() {
        AdvertiserId advertiser = advertiser();
        return prepares(advertiser, Placement.HOME_BANNER, new Bid(Bid.Kind.CPM, Won.of(1000)),
                new Campaign.Budget(Won.of(10_000), Won.of(100_000)), null);
    }

    /** The id of a creative that waits for a review. */
    public static String waiting(ApplicationContext context) {
        Running draft = new AdsScene(context, 0).draft();
        context.getBean(SubmitCreative.class).submit(draft.advertiser(), draft.creative());
        return Long.toString(draft.creative().value());
    }

    /** Pays in, as an operator records it, and waits until ads knows. */
    public void funds(AdvertiserId advertiser, long won) {
        AdDeposits deposits = new AdDeposits(context);
        await().until(() -> deposits.knows(Tsid.of(advertiser)));
        long before = number("select funded_milli from ads_funds where advertiser_id = ?", advertiser.value());
        deposits.record(Tsid.of(advertiser), won);
        await().until(() -> number("select funded_milli from ads_funds where advertiser_id = ?",
                advertiser.value()) == before + won * 1000);
    }

    /** A CPM campaign of this advertiser at one placement, approved and begun. */
    public Running runs(AdvertiserId advertiser, Placement placement, Bid bid, Campaign.Budget budget, Integer cap) {
        Running draft = prepares(advertiser, placement, bid, budget, cap);
        context.getBean(SubmitCreative.class).submit(advertiser, draft.creative());
        context.getBean(ReviewCreative.class).review(reviewer(), draft.creative(), null);
        context.getBean(ChangeCampaign.class).change(advertiser, draft.campaign(),
                each -> each.become(Campaign.State.ACTIVE));
        return draft;
    }

    private Running prepares(AdvertiserId advertiser, Placement placement, Bid bid, Campaign.Budget budget,
            Integer cap) {
        CampaignId campaign = context.getBean(OpenCampaign.class).open(advertiser,
                new OpenCampaign.Plan("겨울 감귤", budget, LocalDate.now(BusinessDays.SEOUL).minusDays(1), null, cap));
        AdGroupId group = context.getBean(AddAdGroup.class).add(advertiser, campaign, "모두", bid,
                new Targeting(Set.of(placement), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
                        Targeting.EVERYBODY.hours()));
        CreativeId creative = context.getBean(AddCreative.class).add(advertiser, group, content(placement.kind()));
        return new Running(advertiser, campaign, group, creative);
    }

    /** A campaign with money that wins wherever it takes part. */
    public Running runsRich(Placement placement) {
        AdvertiserId advertiser = advertiser();
        funds(advertiser, 10_000_000);
        return runs(advertiser, placement, new Bid(Bid.Kind.CPM, Won.of(90_000)),
                new Campaign.Budget(Won.of(5_000_000), Won.of(9_000_000)), null);
    }

    /** Ends it, so that it is in nobody's way. */
    public void ends(Running running) {
        context.getBean(ChangeCampaign.class).change(running.advertiser(), running.campaign(),
                each -> each.become(Campaign.State.ENDED));
    }

    /** An operator suspends an advertiser, or readmits it. */
    public void sets(AdvertiserId advertiser, Advertiser.State state) {
        context.getBean(SuspendAdvertiser.class).set(reviewer(), advertiser, state);
    }

    public static Creative.Content content(Creative.Kind kind) {
        boolean video = kind == Creative.Kind.VIDEO;
        return new Creative.Content(kind, "제주 감귤 & <더>", "달아요",
                "https://cdn.example.com/" + (video ? "a.mp4" : "a.png"),
                640, 360, video ? 15_500 : null, "https://shop.example.com/tangerines?a=1&b=2");
    }

    /** What this person is shown, as soon as it is an ad of this campaign. */
    public Api.Answer decision(String token, Placement placement, Running of) {
        return await().until(() -> ask(token, placement),
                answer -> answer.text("ad/creativeId").equals(Long.toString(of.creative().value())));
    }

    public Api.Answer ask(String token, Placement placement) {
        return new Api(port).post("/v1/ads/decisions", Map.of("placement", placement.name(), "os", "ANDROID"),
                "Authorization", "Bearer " + token);
    }

    public long number(String sql, Object... arguments) {
        Long number = jdbc.queryForObject(sql, Long.class, arguments);
        return number == null ? 0 : number;
    }

    private StaffCaller reviewer() {
        return new StaffCaller(TestStaff.operator(context).id(), "reviewer", Set.of("OPERATOR"), null);
    }

}
