package pay.settlement;

import java.time.Instant;
import java.time.LocalDate;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.merchant.MerchantId;
import platform.id.Ids;
import platform.time.UtcColumn;

/** Settlements that are there without a day having been settled, which would settle all merchants: for tests of who may read them. */
public final class SettledMerchant {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private SettledMerchant() {}

    /** One of 34,000 less fees of 800 and 60, with its line; its id. */
    public static long settlementOf(ApplicationContext context, MerchantId merchant) {
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        Ids ids = context.getBean(Ids.class);
        long id = ids.nextLong();
        Instant at = SettlementScene.noonOf(DAY);
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            // Each of its own day.
            LocalDate day = DAY.minusDays(jdbc.queryForObject(
                    "select count(*) from pay_settlement where merchant_id = ?", Long.class, merchant.value()));
            jdbc.update(
                    """
                            insert into pay_settlement (id, merchant_id, from_on, until_on, cycle, sales, sale_count, cancels,
                                cancel_count, disputes, dispute_count, fees, vat, adjustments, carried_in, payout, carried_out, pay_on,
                                status, settled_at, paid_at)
                            values (?, ?, ?, ?, 'DAILY', 34000, 1, 0, 0, 0, 0, 860, 78, 0, 0, 33140, 0, '2026-11-24', 'PAID', ?, ?)""",
                    id, merchant.value(), day, day, UtcColumn.of(at), UtcColumn.of(at));
            jdbc.update(
                    """
                            insert into pay_sale_line (merchant_id, sold_on, id, kind, payment_id, part_id, amount, tax_free, fee,
                                other_fee, vat, occurred_at) values (?, ?, ?, 'SALE', ?, ?, 34000, 0, 860, 0, 78, ?)""",
                    merchant.value(), day, ids.nextLong(), id, id, UtcColumn.of(at));
        });
        return id;
    }
}
