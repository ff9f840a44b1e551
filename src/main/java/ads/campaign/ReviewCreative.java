package ads.campaign;

import ads.refusal.AdsError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** An operator approves a creative or rejects it. */
@Service
public class ReviewCreative {
    private final Creatives creatives;
    private final Changes changes;
    private final AuditLog audit;

    ReviewCreative(Creatives creatives, Changes changes, AuditLog audit) {
        this.creatives = creatives;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Records what an operator found.
     *
     * @param refusal why it is rejected; null approves it
     * @throws DomainException {@link AdsError#CREATIVE_NOT_FOUND}, {@link AdsError#AD_STATE_FORBIDS}
     */
    @Transactional
    public void review(StaffCaller operator, CreativeId id, @Nullable String refusal) {
        Creative creative = creatives.lock(id);
        creatives.save(refusal == null ? creative.approve() : creative.reject(refusal.strip()), null);
        changes.tell();
        audit.record(AuditActor.of(operator), refusal == null ? "ads.creative-approved" : "ads.creative-rejected",
                "creative", Tsid.of(id));
    }
}
