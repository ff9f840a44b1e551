package pay.seller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** The payouts' rows. */
@Repository
class SellerPayouts {
    static final String SELECT = """
            select id, seller_id, statement_id, payee_id, amount, status, refusal from pay_seller_payout\s""";

    private final JdbcClient jdbc;

    SellerPayouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<SellerPayout> lock(Tsid id) {
        return jdbc.sql(SELECT + "where id = ? for update").param(id.value()).query(SellerPayouts::payout).optional();
    }

    /** Adds one; false when it is there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(SellerPayout payout, Instant now) {
        return jdbc.sql("""
                insert ignore into pay_seller_payout (id, seller_id, statement_id, payee_id, amount, status, refusal,
                    asked_at, ended_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(payout.id().value(), payout.sellerId().value(), payout.statementId().value(),
                        payout.payeeId().value(), payout.amount().amount(), payout.status().name(), payout.refusal(),
                        UtcColumn.of(now), payout.status() == SellerPayout.Status.SENT ? null : UtcColumn.of(now)))
                .update() == 1;
    }

    /** Notes what became of one that was in this state; whether it was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean change(SellerPayout payout, SellerPayout.Status from, Instant now) {
        return jdbc
                .sql("update pay_seller_payout set status = ?, refusal = ?, ended_at = ? where id = ? and status = ?")
                .params(Arrays.asList(payout.status().name(), payout.refusal(), UtcColumn.of(now),
                        payout.id().value(), from.name()))
                .update() == 1;
    }

    static SellerPayout payout(ResultSet row, int number) throws SQLException {
        return new SellerPayout(new Tsid(row.getLong("id")), new Tsid(row.getLong("seller_id")),
                new Tsid(row.getLong("statement_id")), new Tsid(row.getLong("payee_id")),
                Won.of(row.getLong("amount")), SellerPayout.Status.valueOf(row.getString("status")),
                row.getString("refusal"));
    }
}
