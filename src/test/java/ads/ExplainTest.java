package ads;

import ads.campaign.AdGroupId;
import ads.campaign.Advertiser;
import ads.campaign.Placement;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import testing.Api;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An operator asks why one group is shown or not. */
@MadangTest
class ExplainTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;

    @Test
    void alsoAGroupThatIsNoCandidateHasAReason() {
        String operator = TestStaff.operator(context).logsIn(port).cookie();
        AdsScene scene = new AdsScene(context, port);
        assertThat(why(operator, scene.draft().group()).text("items/0/reason")).isEqualTo("CAMPAIGN_DRAFT");
        AdsScene.Running ad = scene.runsRich(Placement.HOME_BANNER);
        await().until(() -> why(operator, ad.group()).text("items/0/worth").equals("90000"));
        scene.sets(ad.advertiser(), Advertiser.State.SUSPENDED);
        await().until(() -> why(operator, ad.group()).text("items/0/reason").equals("ADVERTISER_SUSPENDED"));
        Api.Answer suspended = why(operator, ad.group());
        assertThat(suspended.body().path("items")).hasSize(1);
        assertThat(suspended.text("items/0/campaignId")).isEqualTo(Long.toString(ad.campaign().value()));
        assertThat(suspended.text("items/0/worth")).isEqualTo("0");
        assertThat(why(operator, new AdGroupId(1)).code()).isEqualTo("AD_GROUP_NOT_FOUND");
        scene.sets(ad.advertiser(), Advertiser.State.ACTIVE);
        scene.ends(ad);
    }

    private Api.Answer why(String operator, AdGroupId group) {
        return new Api(port).get("/v1/ads/explain?placement=HOME_BANNER&os=ANDROID&groupId=" + group.value(), "Cookie",
                operator);
    }
}
