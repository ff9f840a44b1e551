package commerce.shipment;

import java.util.Optional;

import commerce.order.ItemId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.time.UtcColumn;

/** The rows of what sellers told of late dispatches, one of an item. */
@Repository
class Delays {
    private final JdbcClient jdbc;

    Delays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps it; false when one was told before. */
    boolean add(ItemId item, Delay delay) {
        try {
            jdbc.sql("insert into commerce_dispatch_delay (line_id, until, reason, noticed_at) values (?, ?, ?, ?)")
                    .params(item.value(), UtcColumn.of(delay.until()), delay.reason(),
                            UtcColumn.of(delay.noticedAt()))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    Optional<Delay> of(ItemId item) {
        return jdbc.sql("select until, reason, noticed_at from commerce_dispatch_delay where line_id = ?")
                .param(item.value()).query((row, number) -> new Delay(UtcColumn.get(row, "until"),
                        row.getString("reason"), UtcColumn.get(row, "noticed_at")))
                .optional();
    }
}
