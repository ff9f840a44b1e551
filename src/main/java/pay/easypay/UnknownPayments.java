package pay.easypay;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;
import platform.time.UtcColumn;

/** Payments of which a card company has not said whether the card was charged, the oldest first. */
@Component
class UnknownPayments {
    static final String OLDEST = """
            select p.id, p.nonce, p.merchant_name, p.amount, r.id request, r.enquiries, r.created_at
            from pay_card_request r join pay_easypay_payment p on p.id = r.purpose_id
            where r.status in ('SENT', 'UNKNOWN') and r.kind = 'CHARGE' and r.purpose = 'EASY_PAY'
                and p.state = 'UNKNOWN' order by r.created_at limit ?
            """;

    private final JdbcClient jdbc;

    UnknownPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param request of the card's charge
     * @param enquiries how often the provider was asked
     */
    record Unknown(PaymentKey key, String merchant, Won amount, String request, int enquiries, Instant since) {}

    @Transactional(readOnly = true)
    public List<Unknown> oldest(int most) {
        return jdbc.sql(OLDEST).param(most)
                .query((row, number) -> new Unknown(new PaymentKey(row.getLong("id"), row.getLong("nonce")),
                        row.getString("merchant_name"), Won.of(row.getLong("amount")), row.getString("request"),
                        row.getInt("enquiries"), UtcColumn.get(row, "created_at")))
                .list();
    }
}
