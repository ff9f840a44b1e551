package pay.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/**
 * Ends what has ended by itself: what was missing on one side and has come there within some days, with the same amount. What
 * has waited for longer is an operator's. What was found in a file that was replaced since is missing again.
 */
@Service
class SettleDifferences {
    /** A file is corrected within so many days; what was found earlier stays settled. */
    private static final Duration CORRECTED_WITHIN = Duration.ofDays(40);

    private final JdbcClient jdbc;
    private final ReconSettings settings;
    private final Clock clock;

    SettleDifferences(JdbcClient jdbc, ReconSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @RetriedOnConflict
    @Transactional
    public void settle(Source source) {
        Instant now = clock.instant();
        missingThere(source, now);
        source.books().forEach(books -> missingHere(source, books, now));
        undoneCharges(source, now);
        jdbc.sql("""
                update pay_recon_difference d join pay_recon_file f on f.id = d.file_id set d.status = 'OPEN'
                where d.status = 'WAITING' and f.status = 'CURRENT' and f.source = ? and f.day < ?""")
                .params(source.name(), LocalDate.ofInstant(now, BusinessDays.SEOUL).minusDays(settings.lateDays()))
                .update();
    }

    /** A charge that was undone by net-cancel is none of ours: there it is a charge and its cancel. */
    private void undoneCharges(Source source, Instant now) {
        if (source.isBank()) {
            return;
        }
        jdbc.sql(
                """
                        update pay_recon_difference d join pay_recon_file f on f.id = d.file_id and f.status = 'CURRENT'
                            join pay_card_request r on r.id = d.request_id and r.status = 'REFUSED' and r.refusal = 'CANCELED'
                            join pay_recon_difference p on p.request_id = d.request_id and p.kind <> d.kind
                                and p.theirs = d.theirs and p.kind_of = 'MISSING_HERE' and p.status in ('WAITING', 'OPEN', 'SETTLED')
                            join pay_recon_file g on g.id = p.file_id and g.status = 'CURRENT' and g.source = f.source
                        set d.status = 'SETTLED', d.ended_at = ?
                        where d.status in ('WAITING', 'OPEN') and d.kind_of = 'MISSING_HERE' and f.source = ?""")
                .params(UtcColumn.of(now), source.name()).update();
    }

    private void missingThere(Source source, Instant now) {
        jdbc.sql("""
                update pay_recon_difference d join pay_recon_file f on f.id = d.file_id and f.status = 'CURRENT'
                    left join (pay_recon_line l join pay_recon_file t on t.id = l.file_id and t.status = 'CURRENT')
                        on l.request_id = d.request_id and l.kind = d.kind and l.amount = d.ours and t.source = f.source
                set d.status = 'WAITING', d.ended_at = null
                where d.status = 'SETTLED' and d.found_at >= ? and d.kind_of = 'MISSING_THERE' and f.source = ?
                    and l.request_id is null""")
                .params(UtcColumn.of(now.minus(CORRECTED_WITHIN)), source.name()).update();
        jdbc.sql("""
                update pay_recon_difference d join pay_recon_file f on f.id = d.file_id and f.status = 'CURRENT'
                    join pay_recon_line l on l.request_id = d.request_id and l.kind = d.kind and l.amount = d.ours
                    join pay_recon_file t on t.id = l.file_id and t.status = 'CURRENT' and t.source = f.source
                set d.status = 'SETTLED', d.ended_at = :now, d.days = datediff(t.day, f.day)
                where d.status in ('WAITING', 'OPEN') and d.kind_of = 'MISSING_THERE' and f.source = :source
                    and abs(datediff(t.day, f.day)) <= :days""").param("now", UtcColumn.of(now))
                .param("source", source.name()).param("days", settings.lateDays()).update();
    }

    private void missingHere(Source source, Books books, Instant now) {
        List<@Nullable Long> known = jdbc.sql("""
                select d.id from pay_recon_difference d join pay_recon_file f on f.id = d.file_id
                join (%s) o on o.id = d.request_id and o.kind = d.kind and o.amount = d.theirs
                where d.status in ('WAITING', 'OPEN') and d.kind_of = 'MISSING_HERE' and f.status = 'CURRENT'
                    and f.source = :source and o.decided_at is not null
                    and abs(datediff(date_add(o.decided_at, interval 9 hour), f.day)) <= :days
                order by d.id limit 10000"""
                .formatted(books.sql())).param("source", source.name()).param("days", settings.lateDays())
                .query(Long.class).list();
        if (!known.isEmpty()) {
            jdbc.sql("update pay_recon_difference set status = 'SETTLED', ended_at = :now where id in (:known)")
                    .param("now", UtcColumn.of(now)).param("known", known).update();
        }
    }
}
