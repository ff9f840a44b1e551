package commerce.shipment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import commerce.order.ItemId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.UtcColumn;

/**
 * Confirms the purchases whose time to object is over, each in a transaction of its own. Several instances may find the same:
 * under its order's lock the second finds it done.
 */
@Component
class ConfirmDuePurchases {
    static final int BATCH = 100;
    private static final Logger log = LoggerFactory.getLogger(ConfirmDuePurchases.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final ConfirmPurchase confirm;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ConfirmDuePurchases(JdbcClient jdbc, ConfirmPurchase confirm, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.confirm = confirm;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One batch; how many there were. */
    int next() {
        Instant now = clock.instant();
        List<ItemId> due = due(now);
        due.forEach(item -> confirm(item, now));
        return due.size();
    }

    List<ItemId> due(Instant now) {
        return jdbc.sql("""
                select id from commerce_order_line where confirm_by <= ? order by confirm_by limit ?""")
                .params(UtcColumn.of(now), BATCH).query((row, number) -> new ItemId(row.getLong(1))).list();
    }

    private void confirm(ItemId item, Instant now) {
        try {
            confirm.byTime(item);
        } catch (RuntimeException e) {
            log.error("The purchase of item {} could not be confirmed; tried again later", item.value(), e);
            transaction.executeWithoutResult(status -> jdbc
                    .sql("update commerce_order_line set confirm_by = ? where id = ? and confirm_by <= ?")
                    .params(UtcColumn.of(now.plus(AFTER_A_FAILURE)), item.value(), UtcColumn.of(now)).update());
        }
    }
}
