package commerce.shelf;

import java.util.Map;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.security.StaffCaller;

/** An operator has every instance read anew what it keeps of the shelves, while it goes on to serve what it has. */
@Service
public class RenewShelves {
    private final ShelfChanges changes;
    private final AuditLog audit;

    RenewShelves(ShelfChanges changes, AuditLog audit) {
        this.changes = changes;
        this.audit = audit;
    }

    /** Says so; within a second they begin. */
    @Transactional
    public void renew(StaffCaller operator) {
        audit.record(AuditActor.of(operator), "commerce.shelves-renewed", "shelves", "all", Map.of());
        changes.addAll();
    }
}
