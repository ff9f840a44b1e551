package commerce.order;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.ops.ManualCases;
import platform.time.UtcColumn;

/** Refunds that pay has refused for good: a person finds out why and settles with the buyer. */
@Repository
class FailedRefunds {
    static final String COUNT = "select count(*) from commerce_refund where state = 'FAILED'";
    static final String OLDEST = """
            select id, order_id, failure, requested_at from commerce_refund
            where state = 'FAILED' order by id limit ?""";

    private final JdbcClient jdbc;

    FailedRefunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static ManualCases refusedRefunds(FailedRefunds refunds) {
        return new ManualCases("commerce.refund", refunds::count, refunds::oldest);
    }

    @Transactional(readOnly = true)
    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    @Transactional(readOnly = true)
    List<ManualCases.Case> oldest(int most) {
        return jdbc.sql(OLDEST).param(most)
                .query((row, number) -> new ManualCases.Case(row.getString("id"), UtcColumn.get(row, "requested_at"),
                        "order %s, %s".formatted(row.getString("order_id"), row.getString("failure"))))
                .list();
    }
}
