package pay.payment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;

/** What is set aside beside the deposits that are to pay for orders, by payment. */
@Repository
class AwaitedDeposits {
    private static final List<String> COLUMNS = Stream.concat(Stream.of("payment_id"), Beside.COLUMNS.stream())
            .toList();

    private final JdbcTemplate jdbc;
    private final RowInsert rows;

    AwaitedDeposits(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(jdbc, "pay_awaited_deposit", COLUMNS.toArray(String[]::new));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(PaymentId payment, Beside beside) {
        List<@Nullable Object> values = new ArrayList<>(List.of(payment.value()));
        values.addAll(beside.values());
        rows.insert(List.<@Nullable Object[]>of(values.toArray()));
    }

    /** Of some payments, which have waited for a deposit, in the order of their ids. */
    @Transactional(readOnly = true)
    public Map<PaymentId, Beside> of(Collection<PaymentId> payments) {
        Map<PaymentId, Beside> found = new TreeMap<>(Comparator.comparingLong(PaymentId::value));
        if (!payments.isEmpty()) {
            jdbc.query("select " + String.join(", ", COLUMNS) + " from pay_awaited_deposit where payment_id in ("
                    + String.join(", ", Collections.nCopies(payments.size(), "?")) + ")", row -> {
                        found.put(new PaymentId(row.getLong("payment_id")), Beside.of(row));
                    }, payments.stream().map(PaymentId::value).toArray());
        }
        return found;
    }
}
