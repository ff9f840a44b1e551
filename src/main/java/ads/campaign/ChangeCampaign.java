package ads.campaign;

import java.util.function.UnaryOperator;

import ads.refusal.AdsError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** An advertiser starts, pauses or ends a campaign, or changes what it may spend. */
@Service
public class ChangeCampaign {
    private final Campaigns campaigns;
    private final Changes changes;

    ChangeCampaign(Campaigns campaigns, Changes changes) {
        this.campaigns = campaigns;
        this.changes = changes;
    }

    /**
     * Changes a campaign of this advertiser.
     *
     * @param change a verb of {@link Campaign}
     * @throws DomainException {@link AdsError#CAMPAIGN_NOT_FOUND}, {@link AdsError#AD_STATE_FORBIDS}
     */
    @Transactional
    public void change(AdvertiserId advertiser, CampaignId id, UnaryOperator<Campaign> change) {
        campaigns.save(change.apply(campaigns.lock(advertiser, id)));
        changes.tell();
    }
}
