package pay.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardRequestId;
import pay.ledger.MovementId;
import platform.database.RowInsert;
import platform.money.Won;

/** The tries to have cards pay for orders. */
@Repository
class CardAttempts {
    private final JdbcClient jdbc;
    private final RowInsert rows;

    CardAttempts(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "pay_card_attempt", "charge_id", "payment_id", "money", "money_hold",
                "points", "points_hold", "coupon", "coupon_hold");
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(CardAttempt attempt) {
        List<@Nullable Object[]> values = new ArrayList<>();
        values.add(new @Nullable Object[]{attempt.charge().value(), attempt.payment().value(),
                attempt.money().amount().amount(), hold(attempt.money()), attempt.points().amount().amount(),
                hold(attempt.points()), attempt.coupon().amount().amount(), hold(attempt.coupon())});
        rows.insert(values);
    }

    /** The one by which a charge is asked for. */
    @Transactional(readOnly = true)
    public CardAttempt get(CardRequestId charge) {
        return jdbc.sql("""
                select charge_id, payment_id, money, money_hold, points, points_hold, coupon, coupon_hold
                from pay_card_attempt
                where charge_id = ?""").param(charge.value())
                .query((row, _) -> new CardAttempt(new CardRequestId(row.getLong("charge_id")),
                        new PaymentId(row.getLong("payment_id")), part(row, "money"), part(row, "points"),
                        part(row, "coupon")))
                .single();
    }

    private static @Nullable Long hold(CardAttempt.HeldPart part) {
        MovementId hold = part.hold();
        return hold == null ? null : hold.value();
    }

    private static CardAttempt.HeldPart part(ResultSet row, String name) throws SQLException {
        Long hold = row.getObject(name + "_hold", Long.class);
        return new CardAttempt.HeldPart(Won.of(row.getLong(name)), hold == null ? null : new MovementId(hold));
    }
}
