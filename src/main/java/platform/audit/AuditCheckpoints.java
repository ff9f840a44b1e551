package platform.audit;

import java.time.Clock;

import org.springframework.stereotype.Component;
import platform.chain.Checkpoints;

/** What this instance has seen of the audit log's chain. */
@Component
class AuditCheckpoints extends Checkpoints {
    AuditCheckpoints(AuditProperties properties, AuditSeals seals, Clock clock) {
        super("audit log", properties.checkpoints(), seals.checkpoints(), clock);
    }
}
