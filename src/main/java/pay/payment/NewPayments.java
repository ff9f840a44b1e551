package pay.payment;

import java.time.Instant;
import java.util.Collection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RowInsert;
import platform.time.UtcColumn;

/** Adds the rows of payments that are new, however many by one statement, which Hibernate writes row by row. */
@Repository
class NewPayments {
    private final RowInsert rows;

    NewPayments(JdbcTemplate jdbc) {
        this.rows = new RowInsert(jdbc, "pay_payment", "id", "order_id", "member_id", "status", "order_name", "amount",
                "pay_by", "created_at", "ended_at", "refunds", "version");
    }

    /** Adds them; none allowed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Collection<Payment> made) {
        rows.insert(made.stream().map(each -> new @Nullable Object[]{each.id().value(), each.orderId().value(),
                each.memberId().value(), each.status().name(), each.isDescribed() ? each.orderName() : null,
                each.isDescribed() ? each.amount().amount() : null, utc(each.payBy()), utc(each.createdAt()),
                utc(each.endedAt()), 0, each.version()}).toList());
    }

    private static @Nullable Object utc(@Nullable Instant at) {
        return at == null ? null : UtcColumn.of(at);
    }
}
