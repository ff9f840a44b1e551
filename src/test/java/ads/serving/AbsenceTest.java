package ads.serving;

import java.time.LocalDate;
import java.util.Set;

import ads.campaign.AdGroup;
import ads.campaign.AdGroupId;
import ads.campaign.Advertiser;
import ads.campaign.AdvertiserId;
import ads.campaign.Campaign;
import ads.campaign.CampaignId;
import ads.campaign.Creative;
import ads.campaign.GroupStandings;
import ads.campaign.HoursOfWeek;
import ads.campaign.Placement;
import ads.campaign.Targeting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AbsenceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final Targeting AT_HOME = new Targeting(Set.of(Placement.HOME_BANNER), Set.of(), Set.of(), Set.of(),
            Set.of(), Set.of(), HoursOfWeek.all());

    @Test
    void eachPartThatIsNotActiveIsNamedTheWidestFirst() {
        assertThat(why(Advertiser.State.SUSPENDED, Campaign.State.PAUSED, AdGroup.State.PAUSED))
                .isEqualTo(Reason.ADVERTISER_SUSPENDED);
        assertThat(why(Advertiser.State.ACTIVE, Campaign.State.DRAFT, AdGroup.State.PAUSED))
                .isEqualTo(Reason.CAMPAIGN_DRAFT);
        assertThat(why(Advertiser.State.ACTIVE, Campaign.State.PAUSED, AdGroup.State.ACTIVE))
                .isEqualTo(Reason.CAMPAIGN_PAUSED);
        assertThat(why(Advertiser.State.ACTIVE, Campaign.State.ENDED, AdGroup.State.ACTIVE))
                .isEqualTo(Reason.CAMPAIGN_ENDED);
        assertThat(why(Advertiser.State.ACTIVE, Campaign.State.ACTIVE, AdGroup.State.PAUSED))
                .isEqualTo(Reason.GROUP_PAUSED);
    }

    @Test
    void theFirstAndTheLastDayAreDaysOfTheCampaign() {
        assertThat(between(TODAY.plusDays(1), null)).isEqualTo(Reason.NOT_BEGUN);
        assertThat(between(TODAY, TODAY)).isEqualTo(Reason.NOT_READ_YET);
        assertThat(between(TODAY.minusDays(2), TODAY.minusDays(1))).isEqualTo(Reason.OVER);
    }

    @Test
    void whatFitsThePlaceHasToBeApproved() {
        assertThat(at(Placement.HOME_FEED, Set.of(Creative.Kind.IMAGE))).isEqualTo(Reason.OTHER_PLACEMENT);
        assertThat(at(Placement.HOME_BANNER, Set.of())).isEqualTo(Reason.NOTHING_APPROVED);
        assertThat(at(Placement.HOME_BANNER, Set.of(Creative.Kind.VIDEO))).isEqualTo(Reason.NOTHING_APPROVED);
        assertThat(at(Placement.HOME_BANNER, Set.of(Creative.Kind.IMAGE))).isEqualTo(Reason.NOT_READ_YET);
    }

    private static Reason why(Advertiser.State advertiser, Campaign.State campaign, AdGroup.State group) {
        return why(advertiser, campaign, group, TODAY, null, Placement.HOME_BANNER, Set.of(Creative.Kind.IMAGE));
    }

    private static Reason between(LocalDate first, LocalDate last) {
        return why(Advertiser.State.ACTIVE, Campaign.State.ACTIVE, AdGroup.State.ACTIVE, first, last,
                Placement.HOME_BANNER, Set.of(Creative.Kind.IMAGE));
    }

    private static Reason at(Placement placement, Set<Creative.Kind> approved) {
        return why(Advertiser.State.ACTIVE, Campaign.State.ACTIVE, AdGroup.State.ACTIVE, TODAY, null, placement,
                approved);
    }

    private static Reason why(Advertiser.State advertiser, Campaign.State campaign, AdGroup.State group,
            LocalDate first, LocalDate last, Placement placement, Set<Creative.Kind> approved) {
        return Absence.of(new GroupStandings.Standing(new AdGroupId(1), new CampaignId(2), new AdvertiserId(3),
                advertiser, campaign, group, first, last, AT_HOME, approved), placement, TODAY);
    }
}
