package ads.campaign;

import ads.refusal.AdsError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/** Takes everything of an advertiser out of serving, or lets it in again. */
@Service
public class SuspendAdvertiser {
    private final Advertisers advertisers;
    private final Changes changes;

    SuspendAdvertiser(Advertisers advertisers, Changes changes) {
        this.advertisers = advertisers;
        this.changes = changes;
    }

    /**
     * Suspends an advertiser, or readmits it.
     *
     * @throws DomainException {@link AdsError#ADVERTISER_NOT_FOUND}, {@link AdsError#AD_STATE_FORBIDS}
     */
    @Transactional
    public void set(AdvertiserId id, boolean suspended) {
        Advertiser advertiser = advertisers.lock(id);
        advertisers.save(suspended ? advertiser.suspend() : advertiser.readmit());
        changes.tell();
    }
}
