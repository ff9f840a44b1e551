package ads.campaign;

import java.time.Instant;

import ads.refusal.AdsError;
import platform.web.DomainException;

/** What a campaign bids for whom. */
public record AdGroup(AdGroupId id, CampaignId campaignId, AdvertiserId advertiserId, String name, State state, Bid bid,
        Targeting targeting, Instant createdAt) {
    /** Whether it takes part. */
    public enum State {
        ACTIVE, PAUSED
    }

    /** The same with the other state. */
    public AdGroup become(State next) {
        if (state == next) {
            throw new DomainException(AdsError.AD_STATE_FORBIDS, state);
        }
        return new AdGroup(id, campaignId, advertiserId, name, next, bid, targeting, createdAt);
    }
}
