package ads.campaign;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import ads.refusal.AdsError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.web.DomainException;

/** An advertiser adds a group to a campaign. */
@Service
public class AddAdGroup {
    private static final int MOST_PER_CAMPAIGN = 200;

    private final Campaigns campaigns;
    private final AdGroups groups;
    private final Changes changes;
    private final Ids ids;
    private final Clock clock;

    AddAdGroup(Campaigns campaigns, AdGroups groups, Changes changes, Ids ids, Clock clock) {
        this.campaigns = campaigns;
        this.groups = groups;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds a group to a campaign of this advertiser.
     *
     * @throws DomainException {@link AdsError#CAMPAIGN_NOT_FOUND}, {@link AdsError#AD_STATE_FORBIDS}
     */
    @Transactional
    public AdGroupId add(AdvertiserId advertiser, CampaignId campaign, String name, Bid bid, Targeting targeting) {
        if (name.isBlank() || name.length() > 100) {
            throw new DomainException(AdsError.AD_TEXT_INVALID);
        }
        Campaign of = campaigns.lock(advertiser, campaign);
        if (of.state() == Campaign.State.ENDED || groups.of(campaign).size() >= MOST_PER_CAMPAIGN) {
            throw new DomainException(AdsError.AD_STATE_FORBIDS, of.state());
        }
        AdGroupId id = new AdGroupId(ids.nextLong());
        groups.add(new AdGroup(id, campaign, advertiser, name.strip(), AdGroup.State.ACTIVE, bid, targeting,
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        changes.tell();
        return id;
    }
}
