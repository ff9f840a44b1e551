package home.rebuild;

import java.time.Clock;
import java.util.Map;

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
        boolean ordered = jdbc.sql("""
                insert into home_rebuild (model, emptied, emptied_to, requested_by, started_at)
                select :model, false, 0, :by, :at from dual
                where not exists (select 1 from home_rebuild where model = :model)""").param("model", model.name())
                .param("by", requestedBy).param("at", UtcColumn.of(clock.instant())).update() == 1;
        if (ordered) {
            audit.record(by, "home.rebuild-ordered", "read-model", model.name(), Map.of());
            open.refresh();
        }
        return ordered;
    }
}
