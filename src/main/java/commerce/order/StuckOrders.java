package commerce.order;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** Orders whose hold does not lapse, each time it is tried: a person finds out what their stock is short of. */
@Repository
class StuckOrders {
    private static final String STUCK = """
            from commerce_stuck_order s join commerce_order o on o.id = s.order_id where o.status = 'PAYMENT_WAITING'\s""";

    private final JdbcClient jdbc;

    StuckOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static ManualCases ordersThatDoNotLapse(StuckOrders orders) {
        return new ManualCases("commerce.stuck-order", orders::count, orders::oldest);
    }

    @Transactional(readOnly = true)
    long count() {
        return jdbc.sql("select count(*) " + STUCK).query(Long.class).single();
    }

    @Transactional(readOnly = true)
    List<ManualCases.Case> oldest(int most) {
        return jdbc.sql("select s.order_id, s.stuck_at, s.tries " + STUCK + "order by s.order_id limit ?").param(most)
                .query((row, number) -> new ManualCases.Case(row.getString("order_id"),
                        UtcColumn.get(row, "stuck_at"), "tried %d times".formatted(row.getInt("tries"))))
                .list();
    }
}
