package ads.campaign;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import ads.refusal.AdsError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.web.DomainException;

/** An advertiser adds a creative to a group, as a draft. */
@Service
public class AddCreative {
    private final AdGroups groups;
    private final Creatives creatives;
    private final Ids ids;
    private final Clock clock;

    AddCreative(AdGroups groups, Creatives creatives, Ids ids, Clock clock) {
        this.groups = groups;
        this.creatives = creatives;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adds a creative to a group of this advertiser.
     *
     * @throws DomainException {@link AdsError#AD_GROUP_NOT_FOUND}
     */
    @Transactional
    public CreativeId add(AdvertiserId advertiser, AdGroupId group, Creative.Content content) {
        AdGroup of = groups.lock(advertiser, group);
        CreativeId id = new CreativeId(ids.nextLong());
        creatives.add(new Creative(id, group, of.campaignId(), advertiser, content, Creative.State.DRAFT, null,
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return id;
    }
}
