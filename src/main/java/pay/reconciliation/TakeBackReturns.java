package pay.reconciliation;

import java.time.Clock;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.seller.TakeBackSellerPayout;
import pay.settlement.TakeBackPayout;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** A payout of a merchant or of a seller that the bank sent back is owed to them again; what else it sends back is an operator's. */
@Component
class TakeBackReturns {
    private static final Logger LOG = LoggerFactory.getLogger(TakeBackReturns.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TakeBackPayout payouts;
    private final TakeBackSellerPayout sellerPayouts;
    private final Clock clock;

    TakeBackReturns(JdbcClient jdbc, TransactionTemplate transaction, TakeBackPayout payouts,
            TakeBackSellerPayout sellerPayouts, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.payouts = payouts;
        this.sellerPayouts = sellerPayouts;
        this.clock = clock;
    }

    private record Return(long difference, boolean ofSeller, Tsid payout, Won amount) {}

    /** Takes them back, each by itself: one that cannot be does not keep the others. */
    void all() {
        List<Return> returns = jdbc
                .sql("""
                        select d.id, t.purpose = 'SELLER_PAYOUT', t.purpose_id, d.theirs from pay_recon_difference d
                        join pay_recon_file f on f.id = d.file_id and f.status = 'CURRENT' and f.source = 'BANK'
                        join pay_bank_transfer t on t.id = d.request_id and t.purpose in ('PAYOUT', 'SELLER_PAYOUT') and t.status = 'DONE'
                        where d.status = 'OPEN' and d.kind_of = 'MISSING_HERE' and d.kind = 'RETURN' order by d.id limit 1000""")
                .query((row, number) -> new Return(row.getLong(1), row.getBoolean(2), new Tsid(row.getLong(3)),
                        Won.of(row.getLong(4))))
                .list();
        for (Return each : returns) {
            try {
                transaction.executeWithoutResult(status -> takeBack(each));
            } catch (RuntimeException e) {
                LOG.error("What came back of payout {} is left for later", each.payout(), e);
            }
        }
    }

    private void takeBack(Return each) {
        if (jdbc.sql(
                "update pay_recon_difference set status = 'SETTLED', ended_at = ? where id = ? and status = 'OPEN'")
                .params(UtcColumn.of(clock.instant()), each.difference()).update() == 1
                && !(each.ofSeller()
                        ? sellerPayouts.takeBack(each.payout(), each.amount())
                        : payouts.takeBack(each.payout(), each.amount()))) {
            jdbc.sql("update pay_recon_difference set status = 'OPEN', ended_at = null where id = ?")
                    .param(each.difference()).update();
        }
    }
}
