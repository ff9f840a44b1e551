package ads.campaign;

import java.util.List;

import ads.refusal.AdsError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** Campaigns as their advertiser reads them, and what waits for a review. */
@Service
public class CampaignPages {
    private final Campaigns campaigns;
    private final AdGroups groups;
    private final Creatives creatives;
    private final Advertisers advertisers;

    CampaignPages(Campaigns campaigns, AdGroups groups, Creatives creatives, Advertisers advertisers) {
        this.campaigns = campaigns;
        this.groups = groups;
        this.creatives = creatives;
        this.advertisers = advertisers;
    }

    /** A campaign with all that is in it. */
    public record Page(Campaign campaign, List<AdGroup> groups, List<Creative> creatives) {
        /** The creatives of one group. */
        public List<Creative> creativesOf(AdGroup group) {
            return creatives.stream().filter(each -> each.groupId().equals(group.id())).toList();
        }
    }

    /**
     * A campaign of this advertiser.
     *
     * @throws DomainException {@link AdsError#CAMPAIGN_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public Page of(AdvertiserId advertiser, CampaignId id) {
        Campaign campaign = campaigns.find(advertiser, id)
                .orElseThrow(() -> new DomainException(AdsError.CAMPAIGN_NOT_FOUND));
        List<AdGroup> of = groups.of(id);
        return new Page(campaign, of, creatives.of(id, of.stream().map(AdGroup::id).toList()));
    }

    /** An advertiser's campaigns with ids smaller than {@code before}, newest first. */
    @Transactional(readOnly = true)
    public List<Campaign> newest(AdvertiserId advertiser, long before, int most) {
        return campaigns.newest(advertiser, before, most);
    }

    /** Creatives that wait for a review, the longest waiting first. */
    @Transactional(readOnly = true)
    public List<Creative> waiting(int most) {
        return creatives.waiting(most);
    }

    /** Advertisers with ids smaller than {@code before}, newest first. */
    @Transactional(readOnly = true)
    public List<Advertiser> advertisers(long before, int most) {
        return advertisers.newest(before, most);
    }

    /**
     * Who an advertiser is.
     *
     * @throws DomainException {@link AdsError#ADVERTISER_NOT_FOUND}
     */
    @Transactional(readOnly = true)
    public Advertiser advertiser(AdvertiserId id) {
        return advertisers.find(id).orElseThrow(() -> new DomainException(AdsError.ADVERTISER_NOT_FOUND));
    }
}
