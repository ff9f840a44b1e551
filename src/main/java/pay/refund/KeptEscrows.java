package pay.refund;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/**
 * Refunds that are refused since the card's holder has the money from the card company, and whose order's escrow has money: what is of
 * the items that go back stays there, since neither a refund nor a confirmed purchase takes it.
 */
@Repository
class KeptEscrows {
    private static final String KEPT = """
            from pay_refund f straight_join pay_account a on a.kind = 'ORDER_ESCROW' and a.owner = f.order_id
            straight_join pay_balance b on b.account_id = a.id
            where f.failure = 'CARD_PART_CHARGED_BACK' and b.credit_posted > b.debit_posted""";

    private final JdbcClient jdbc;

    KeptEscrows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static ManualCases chargedBackRefundsThatLeftMoney(KeptEscrows escrows) {
        return new ManualCases("pay.kept-escrow", escrows::count, escrows::oldest);
    }

    @Transactional(readOnly = true)
    long count() {
        return jdbc.sql("select count(*) " + KEPT).query(Long.class).single();
    }

    @Transactional(readOnly = true)
    List<ManualCases.Case> oldest(int most) {
        return jdbc.sql("select f.id, f.order_id, f.created_at, b.credit_posted - b.debit_posted kept " + KEPT
                + " order by f.id limit ?").param(most)
                .query((row, number) -> new ManualCases.Case(row.getString("id"), UtcColumn.get(row, "created_at"),
                        "order %s, %,d KRW".formatted(row.getString("order_id"), row.getLong("kept"))))
                .list();
    }
}
