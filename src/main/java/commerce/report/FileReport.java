package commerce.report;

import java.time.Clock;
import java.time.LocalDateTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** A member says that something is wrong with what another wrote; an operator looks at it then. */
@Service
public class FileReport {
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    FileReport(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Files it; once more by the same member, it changes nothing. The caller has seen that it is there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void file(Tsid member, ReportKind kind, long subject, ReportReason reason) {
        long id = ids.nextLong();
        LocalDateTime now = UtcColumn.of(clock.instant());
        jdbc.sql("""
                insert into commerce_report (id, kind, subject_id, member_id, reason, reported_at)
                values (?, ?, ?, ?, ?, ?) on duplicate key update member_id = values(member_id)""")
                .params(id, kind.name(), subject, member.value(), reason.name(), now).update();
        long there = jdbc.sql("select id from commerce_report where kind = ? and subject_id = ? and member_id = ?")
                .params(kind.name(), subject, member.value()).query(Long.class).single();
        if (there == id) {
            jdbc.sql(
                    """
                            insert into commerce_reported (kind, subject_id, reports, open_since) values (?, ?, 1, ?)
                            on duplicate key update reports = reports + 1, open_since = coalesce(open_since, values(open_since))""")
                    .params(kind.name(), subject, now).update();
        }
    }
}
