package ads.campaign;

import ads.refusal.AdsError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** An advertiser takes a group out, or in again. */
@Service
public class SwitchAdGroup {
    private final AdGroups groups;
    private final Changes changes;

    SwitchAdGroup(AdGroups groups, Changes changes) {
        this.groups = groups;
        this.changes = changes;
    }

    /**
     * Switches a group of this advertiser.
     *
     * @throws DomainException {@link AdsError#AD_GROUP_NOT_FOUND}, {@link AdsError#AD_STATE_FORBIDS}
     */
    @Transactional
    public void set(AdvertiserId advertiser, AdGroupId id, AdGroup.State state) {
        groups.save(groups.lock(advertiser, id).become(state));
        changes.tell();
    }
}
