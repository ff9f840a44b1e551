package commerce.report;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Set;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** A member, or the seller whose goods it is about, says that something is wrong with what another wrote; an operator looks at it then. */
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
        file(member, false, kind, subject, reason);
    }

    /** The same by the seller; false when it did so before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean file(SellerId seller, ReportKind kind, long subject, ReportReason reason) {
        return file(Tsid.of(seller), true, kind, subject, reason);
    }

    private boolean file(Tsid by, boolean seller, ReportKind kind, long subject, ReportReason reason) {
        long id = ids.nextLong();
        LocalDateTime now = UtcColumn.of(clock.instant());
        jdbc.sql("""
                insert into commerce_report (id, kind, subject_id, member_id, by_seller, reason, reported_at)
                values (?, ?, ?, ?, ?, ?, ?) on duplicate key update member_id = values(member_id)""")
                .params(id, kind.name(), subject, by.value(), seller, reason.name(), now).update();
        long there = jdbc.sql("select id from commerce_report where kind = ? and subject_id = ? and member_id = ?")
                .params(kind.name(), subject, by.value()).query(Long.class).single();
        if (there == id) {
            jdbc.sql(
                    """
                            insert into commerce_reported (kind, subject_id, reports, open_since) values (?, ?, 1, ?)
                            on duplicate key update reports = reports + 1, open_since = coalesce(open_since, values(open_since))""")
                    .params(kind.name(), subject, now).update();
        }
        return there == id;
    }

    /** Which of these a seller has reported. */
    @Transactional(readOnly = true)
    public Set<Long> reportedBy(SellerId seller, ReportKind kind, Collection<Long> subjects) {
        return subjects.isEmpty()
                ? Set.of()
                : jdbc.sql("""
                        select subject_id from commerce_report
                        where kind = :kind and subject_id in (:subjects) and member_id = :seller""")
                        .param("kind", kind.name()).param("subjects", subjects).param("seller", seller.value())
                        .query((row, number) -> row.getLong("subject_id")).set();
    }
}
