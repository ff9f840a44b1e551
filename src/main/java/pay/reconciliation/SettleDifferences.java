package pay.reconciliation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pay.settlement.TakeBackPayout;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.time.UtcColumn;

/**
 * Ends what has ended by itself: what was missing on one side and has come there within some days, with the same amount. What
 * has waited for longer is an operator's. What was found in a file that was replaced since is missing again.
 */
@Service
class SettleDifferences {
    private final JdbcClient jdbc;
    private final TakeBackPayout payouts;
    private final ReconSettings settings;
    private final Clock clock;

    SettleDifferences(JdbcClient jdbc, TakeBackPayout payouts, ReconSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.payouts = payouts;
        this.settings = settings;
        this.clock = clock;
    }

    @RetriedOnConflict
    @Transactional
    public void settle(Source source) {
        Instant now = clock.instant();
        missingThere(source, now);
        missingHere(source, now);
        returns(source, now);
        jdbc.sql("""
                update pay_recon_difference d join pay_recon_file f on f.id = d.file_id set d.status = 'OPEN'
                where d.status = 'WAITING' and f.status = 'CURRENT' and f.source = ? and f.day < ?""")
                .params(source.name(), LocalDate.ofInstant(now, BusinessDays.SEOUL).minusDays(settings.lateDays()))
                .update();
    }

    /** A payout of a merchant that the bank sent back is owed to them again; what else it sends back is an operator's. */
    private void returns(Source source, Instant now) {
        if (!source.isBank()) {
            return;
        }
        jdbc.sql("""
                select d.id, t.purpose_id, d.theirs from pay_recon_difference d
                join pay_recon_file f on f.id = d.file_id and f.status = 'CURRENT' and f.source = 'BANK'
                join pay_bank_transfer t on t.id = d.request_id and t.purpose = 'PAYOUT' and t.status = 'DONE'
                where d.status = 'OPEN' and d.kind_of = 'MISSING_HERE' and d.kind = 'RETURN' for update""")
                .query((row, number) -> new Return(row.getLong("id"), new Tsid(row.getLong("purpose_id")),
                        Won.of(row.getLong("theirs"))))
                .list().stream().filter(each -> payouts.takeBack(each.settlement(), each.amount()))
                .forEach(each -> jdbc
                        .sql("update pay_recon_difference set status = 'SETTLED', ended_at = ? where id = ?")
                        .params(UtcColumn.of(now), each.difference()).update());
    }

    private record Return(long difference, Tsid settlement, Won amount) {}

    private void missingThere(Source source, Instant now) {
        jdbc.sql("""
                update pay_recon_difference d join pay_recon_file f on f.id = d.file_id and f.status = 'CURRENT'
                    left join (pay_recon_line l join pay_recon_file t on t.id = l.file_id and t.status = 'CURRENT')
                        on l.request_id = d.request_id and l.kind = d.kind and l.amount = d.ours and t.source = f.source
                set d.status = 'WAITING', d.ended_at = null
                where d.status = 'SETTLED' and d.kind_of = 'MISSING_THERE' and f.source = ? and l.request_id is null""")
                .param(source.name()).update();
        jdbc.sql("""
                update pay_recon_difference d join pay_recon_file f on f.id = d.file_id and f.status = 'CURRENT'
                    join pay_recon_line l on l.request_id = d.request_id and l.kind = d.kind and l.amount = d.ours
                    join pay_recon_file t on t.id = l.file_id and t.status = 'CURRENT' and t.source = f.source
                set d.status = 'SETTLED', d.ended_at = :now, d.days = datediff(t.day, f.day)
                where d.status in ('WAITING', 'OPEN') and d.kind_of = 'MISSING_THERE' and f.source = :source
                    and abs(datediff(t.day, f.day)) <= :days""").param("now", UtcColumn.of(now))
                .param("source", source.name()).param("days", settings.lateDays()).update();
    }

    private void missingHere(Source source, Instant now) {
        List<@Nullable Long> known = jdbc.sql("""
                select d.id from pay_recon_difference d join pay_recon_file f on f.id = d.file_id
                join (%s) o on o.id = d.request_id and o.kind = d.kind and o.amount = d.theirs
                where d.status in ('WAITING', 'OPEN') and d.kind_of = 'MISSING_HERE' and f.status = 'CURRENT'
                    and f.source = :source and o.decided_at is not null
                    and abs(datediff(date_add(o.decided_at, interval 9 hour), f.day)) <= :days"""
                .formatted(source.ours())).param("source", source.name()).param("days", settings.lateDays())
                .query(Long.class).list();
        if (!known.isEmpty()) {
            jdbc.sql("update pay_recon_difference set status = 'SETTLED', ended_at = :now where id in (:known)")
                    .param("now", UtcColumn.of(now)).param("known", known).update();
        }
    }
}
