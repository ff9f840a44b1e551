package pay.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardRequestId;
import platform.database.RowInsert;

/** The tries to have cards pay for orders. */
@Repository
class CardAttempts {
    private static final List<String> COLUMNS = Stream
            .concat(Stream.of("charge_id", "payment_id"), Beside.COLUMNS.stream()).toList();

    private final JdbcTemplate jdbc;
    private final RowInsert rows;

    CardAttempts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(jdbc, "pay_card_attempt", COLUMNS.toArray(String[]::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(CardAttempt attempt) {
        List<@Nullable Object> values = new ArrayList<>(
                List.of(attempt.charge().value(), attempt.payment().value()));
        values.addAll(attempt.beside().values());
        rows.insert(List.<@Nullable Object[]>of(values.toArray()));
    }

    /** The one by which a charge is asked for. */
    @Transactional(readOnly = true)
    public CardAttempt get(CardRequestId charge) {
        return jdbc.query("select " + String.join(", ", COLUMNS) + " from pay_card_attempt where charge_id = ?",
                (row, _) -> new CardAttempt(new CardRequestId(row.getLong("charge_id")),
                        new PaymentId(row.getLong("payment_id")), Beside.of(row)),
                charge.value()).getFirst();
    }
}
