package pay.easypay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.payment.Payment;
import platform.id.Ids;

/** How many payments of merchants, and of orders, are in which state, and since when; of those that began in the last while, read along their ids. */
@Component
class PaymentFigures {
    static final Duration LOOK_BACK = Duration.ofDays(8);
    static final String BY_STATE = """
            select state, count(*) payments, sum(amount) won, min(id) oldest from pay_easypay_payment
            where id >= ? and live group by state
            """;
    static final String OF_ORDERS_BY_STATE = """
            select status state, count(*) payments, coalesce(sum(amount), 0) won, min(id) oldest from pay_payment
            where id >= ? group by status
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
     * @param oldest when the first of them began; null: there are none
     */
    record Figure(String state, long payments, long won, @Nullable Instant oldest) {
        /** How long a bar is, of a hundred. */
        public long share(long most) {
            return most == 0 ? 0 : 100 * payments / most;
        }
    }

    /** Those of merchants: one for each state, in their order. */
    @Transactional(readOnly = true)
    public List<Figure> ofMerchants() {
        return read(BY_STATE, PaymentState.values());
    }

    /** Those of orders. */
    @Transactional(readOnly = true)
    public List<Figure> ofOrders() {
        return read(OF_ORDERS_BY_STATE, Payment.Status.values());
    }

    private List<Figure> read(String byState, Enum<?>[] states) {
        Map<String, Figure> found = jdbc.sql(byState).param(Ids.firstAt(clock.instant().minus(LOOK_BACK)))
                .query((row, number) -> new Figure(row.getString("state"), row.getLong("payments"), row.getLong("won"),
                        Ids.timeOf(row.getLong("oldest"))))
                .list().stream().collect(Collectors.toMap(Figure::state, Function.identity()));
        return Arrays.stream(states)
                .map(state -> found.getOrDefault(state.name(), new Figure(state.name(), 0, 0, null))).toList();
    }
}
