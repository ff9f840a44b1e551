package home.rebuild;

import java.time.Clock;
import java.util.Map;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.time.UtcColumn;

/** Orders that a read model be built anew; {@link RebuildLoop} does it. */
@Component
public class RebuildModel {
    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final OpenRebuilds open;
    private final Clock clock;

    RebuildModel(JdbcClient jdbc, AuditLog audit, OpenRebuilds open, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.open = open;
        this.clock = clock;
    }

    /** Orders it, on record; false when it is under way already. */
    @Transactional
    public boolean rebuild(ReadModel model, AuditActor by, String requestedBy) {
        try {
            jdbc.sql("""
                    insert into home_rebuild (model, emptied, emptied_to, requested_by, started_at)
                    values (?, false, 0, ?, ?)""").params(model.name(), requestedBy, UtcColumn.of(clock.instant()))
                    .update();
        } catch (DuplicateKeyException underWay) {
            return false;
        }
        audit.record(by, "home.rebuild-ordered", "read-model", model.name(), Map.of());
        open.refresh();
        return true;
    }
}
