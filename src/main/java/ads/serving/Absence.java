package ads.serving;

import java.time.LocalDate;

import ads.campaign.AdGroup;
import ads.campaign.Advertiser;
import ads.campaign.GroupStandings;
import ads.campaign.Placement;
import ads.campaign.Targeting;
import org.jspecify.annotations.Nullable;

/** Why a group is not among the candidates of a place: what it would have to be to get onto its board. */
final class Absence {
    private Absence() {}

    static Reason of(GroupStandings.Standing group, Placement placement, LocalDate today) {
        LocalDate last = group.endsOn();
        Reason ofCampaign = ofCampaign(group);
        if (group.advertiserState() == Advertiser.State.SUSPENDED) {
            return Reason.ADVERTISER_SUSPENDED;
        } else if (ofCampaign != null) {
            return ofCampaign;
        } else if (group.startsOn().isAfter(today)) {
            return Reason.NOT_BEGUN;
        } else if (last != null && last.isBefore(today)) {
            return Reason.OVER;
        } else if (group.groupState() == AdGroup.State.PAUSED) {
            return Reason.GROUP_PAUSED;
        } else if (!Targeting.fits(group.targeting().placements(), placement)) {
            return Reason.OTHER_PLACEMENT;
        }
        return group.approved().contains(placement.kind()) ? Reason.NOT_READ_YET : Reason.NOTHING_APPROVED;
    }

    private static @Nullable Reason ofCampaign(GroupStandings.Standing group) {
        return switch (group.campaignState()) {
            case DRAFT -> Reason.CAMPAIGN_DRAFT;
            case PAUSED -> Reason.CAMPAIGN_PAUSED;
            case ENDED -> Reason.CAMPAIGN_ENDED;
            case ACTIVE -> null;
        };
    }
}
