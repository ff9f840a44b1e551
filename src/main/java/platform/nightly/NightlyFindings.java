package platform.nightly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** When each check ran, and what it found. */
@Component
public class NightlyFindings {
    private final JdbcClient jdbc;
    private final Clock clock;

    NightlyFindings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** From now on a check ages, unless it was known before. */
    @Transactional
    void know(String name) {
        jdbc.sql("""
                insert into platform_nightly_check (name, since, started_at) values (?, ?, '2000-01-01')
                on duplicate key update started_at = started_at""").params(name, UtcColumn.of(clock.instant()))
                .update();
    }

    /**
     * Takes a check for tonight; false when another instance has. By the database's clock, which all share, and by half a day,
     * which no two clocks of instances are apart.
     */
    @Transactional
    boolean begin(String name) {
        return jdbc.sql("""
                update platform_nightly_check set started_at = utc_timestamp(6)
                where name = ? and started_at < timestampadd(hour, -12, utc_timestamp(6))""").param(name).update() == 1;
    }

    /** Keeps what a check found, in place of what it found before. */
    @Transactional
    void finish(String name, List<NightlyCheck.Finding> findings) {
        LocalDateTime now = UtcColumn.of(clock.instant());
        findings.forEach(finding -> jdbc.sql("""
                insert into platform_nightly_finding (name, subject, details, since, run_at)
                values (:name, :subject, :details, :now, :now) on duplicate key update run_at = :now""")
                .param("name", name).param("subject", finding.subject()).param("details", finding.details())
                .param("now", now).update());
        jdbc.sql("delete from platform_nightly_finding where name = ? and run_at <> ?").params(name, now).update();
        jdbc.sql("update platform_nightly_check set finished_at = ? where name = ?").params(now, name).update();
    }

    /** Since when no run of a check has come to its end; of one that never did, since it is known. */
    @Transactional(readOnly = true)
    Duration age(String name) {
        Instant last = jdbc
                .sql("select coalesce(finished_at, since) as last from platform_nightly_check where name = ?")
                .param(name).query((row, number) -> UtcColumn.get(row, "last")).optional()
                .orElse(Instant.EPOCH); // Nobody knows it: that must not be silent.
        return Duration.between(last, clock.instant());
    }

    @Transactional(readOnly = true)
    public long count(String name) {
        return jdbc.sql("select count(*) from platform_nightly_finding where name = ?").param(name).query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    public List<ManualCases.Case> oldest(String name, int most) {
        return jdbc.sql("""
                select subject, details, since from platform_nightly_finding where name = ?
                order by since limit ?""").params(name, most)
                .query((row, number) -> new ManualCases.Case(row.getString("subject"), UtcColumn.get(row, "since"),
                        row.getString("details")))
                .list();
    }
}
