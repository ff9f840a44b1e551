package pay.easypay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pay.payment.PaymentStatus;
import platform.database.Queries;
import platform.id.Ids;

/**
 * How many payments of merchants, and of orders, are in which state, and since when: merchants' that began in the last while; orders'
 * that are not final, however old they are, and the final ones of a day, since there are too many of them.
 */
@Queries
class PaymentFigures {
    static final Duration LOOK_BACK = Duration.ofDays(8);
    static final String BY_STATE = """
            select state, count(*) payments, sum(amount) won, min(id) oldest from pay_easypay_payment
            where id >= ? and live group by state
            """;
    static final Duration FINAL_ORDERS = Duration.ofDays(1);
    /** Of a charge that is unknown, since when it is; of what waits for a deposit, since when there is a payment. */
    static final String OPEN_ORDERS_BY_STATE = """
            select status state, count(*) payments, coalesce(sum(amount), 0) won,
                min(case when status in ('UNKNOWN', 'CANCELING') then charge_id else id end) oldest
            from pay_payment force index (ix_pay_payment_due)
            where status in ('READY', 'UNKNOWN', 'CANCELING', 'WAITING_FOR_DEPOSIT') group by status
            """;
    static final String FINAL_ORDERS_BY_STATE = """
            select status state, count(*) payments, coalesce(sum(amount), 0) won, min(id) oldest
            from pay_payment force index (primary)
            where id >= ? and status in ('APPROVED', 'CANCELED', 'EXPIRED') group by status
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    PaymentFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Those in one state.
     *
     * @param oldest since when the card company of the first of them owes an answer, else when it began; null: there are none
     */
    record Figure(String state, long payments, long won, @Nullable Instant oldest) {
        /** How long a bar is, of a hundred. */
        public long share(long most) {
            return most == 0 ? 0 : 100 * payments / most;
        }
    }

    /** Those of merchants: one for each state, in their order. */
    public List<Figure> ofMerchants() {
        return inOrder(since(BY_STATE, LOOK_BACK), PaymentState.values());
    }

    /** Those of orders. */
    public List<Figure> ofOrders() {
        List<Figure> all = new ArrayList<>(since(FINAL_ORDERS_BY_STATE, FINAL_ORDERS));
        all.addAll(jdbc.sql(OPEN_ORDERS_BY_STATE).query(PaymentFigures::figure).list());
        return inOrder(all, PaymentStatus.values());
    }

    private List<Figure> since(String byState, Duration ago) {
        return jdbc.sql(byState).param(Ids.firstAt(clock.instant().minus(ago))).query(PaymentFigures::figure).list();
    }

    private static Figure figure(ResultSet row, int number) throws SQLException {
        return new Figure(row.getString("state"), row.getLong("payments"), row.getLong("won"),
                Ids.timeOf(row.getLong("oldest")));
    }

    private static List<Figure> inOrder(List<Figure> all, Enum<?>[] states) {
        Map<String, Figure> found = all.stream().collect(Collectors.toMap(Figure::state, Function.identity()));
        return Arrays.stream(states)
                .map(state -> found.getOrDefault(state.name(), new Figure(state.name(), 0, 0, null))).toList();
    }
}
