package ads.campaign;

import ads.refusal.AdsError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator takes everything of an advertiser out of serving, or lets it in again. */
@Service
public class SuspendAdvertiser {
    private final Advertisers advertisers;
    private final Changes changes;
    private final AuditLog audit;

    SuspendAdvertiser(Advertisers advertisers, Changes changes, AuditLog audit) {
        this.advertisers = advertisers;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Suspends an advertiser, or readmits it. What was shown before still counts and is charged.
     *
     * @throws DomainException {@link AdsError#ADVERTISER_NOT_FOUND}, {@link AdsError#AD_STATE_FORBIDS}
     */
    @Transactional
    public void set(StaffCaller operator, AdvertiserId id, Advertiser.State state) {
        Advertiser advertiser = advertisers.lock(id);
        boolean suspended = state == Advertiser.State.SUSPENDED;
        advertisers.save(suspended ? advertiser.suspend() : advertiser.readmit());
        changes.tell();
        audit.record(AuditActor.of(operator), suspended ? "ads.advertiser-suspended" : "ads.advertiser-readmitted",
                "advertiser", id);
    }
}
