package pay.easypay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import platform.database.Queries;
import platform.money.Won;
import platform.time.UtcColumn;

/** Payments of merchants' and of commerce's orders of which a card company has not said whether the card was charged, the oldest first. */
@Queries
class UnknownPayments {
    static final String OLDEST = """
            select p.id, p.nonce, p.merchant_name what, p.amount, r.id request, r.enquiries, r.created_at
            from pay_card_request r join pay_easypay_payment p on p.id = r.purpose_id
            where r.status in ('SENT', 'UNKNOWN') and r.kind = 'CHARGE' and r.purpose = 'EASY_PAY'
                and p.state = 'UNKNOWN'
            union all
            select p.order_id, null, p.order_name, p.amount, r.id, r.enquiries, r.created_at
            from pay_card_request r join pay_payment p on p.id = r.purpose_id
            where r.status in ('SENT', 'UNKNOWN') and r.kind = 'CHARGE' and r.purpose = 'ORDER'
                and p.status in ('UNKNOWN', 'CANCELING')
            order by created_at limit ?
            """;

    private final JdbcClient jdbc;

    UnknownPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param key of a merchant's; null of an order's
     * @param id of the payment, or the order
     * @param what the merchant's name, or the order's
     * @param request of the card's charge
     * @param enquiries how often the provider was asked
     */
    record Unknown(@Nullable PaymentKey key, String id, String what, Won amount, String request, int enquiries,
            Instant since) {}

    public List<Unknown> oldest(int most) {
        return jdbc.sql(OLDEST).param(most)
                .query((row, number) -> new Unknown(key(row), row.getString("id"), row.getString("what"),
                        Won.of(row.getLong("amount")), row.getString("request"), row.getInt("enquiries"),
                        UtcColumn.get(row, "created_at")))
                .list();
    }

    private static @Nullable PaymentKey key(ResultSet row) throws SQLException {
        Long nonce = row.getObject("nonce", Long.class);
        return nonce == null ? null : new PaymentKey(row.getLong("id"), nonce);
    }
}
