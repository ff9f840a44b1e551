package commerce.shipment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import commerce.catalogue.SellerId;
import commerce.order.Item;
import commerce.order.ItemStatus;
import commerce.order.LineId;
import commerce.order.LockItem;
import commerce.order.MoveItem;
import commerce.refusal.CommerceError;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** A seller tells a buyer, once and before it is late, that an item will be sent later, and why. */
@Service
public class DelayDispatch {
    static final Duration LONGEST = Duration.ofDays(30);

    private final LockItem lock;
    private final MoveItem move;
    private final JdbcClient jdbc;
    private final Clock clock;

    DelayDispatch(LockItem lock, MoveItem move, JdbcClient jdbc, Clock clock) {
        this.lock = lock;
        this.move = move;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @RetriedOnConflict
    @Transactional
    public void delay(SellerId seller, LineId id, Instant until, String reason) {
        Item item = lock.ofSeller(seller, id).item();
        Instant now = clock.instant();
        Instant due = item.times().dispatchBy();
        if (item.status() != ItemStatus.PAID || due == null || due.isBefore(now)) {
            throw new DomainException(CommerceError.ITEM_IN_OTHER_STATE);
        }
        if (!until.isAfter(due) || until.isAfter(due.plus(LONGEST))) {
            throw new DomainException(CommerceError.DELAY_TOO_LONG, LONGEST.toDays());
        }
        try {
            jdbc.sql("insert into commerce_dispatch_delay (line_id, until, reason, noticed_at) values (?, ?, ?, ?)")
                    .params(id.value(), UtcColumn.of(until), reason, UtcColumn.of(now)).update();
        } catch (DuplicateKeyException e) {
            throw new DomainException(CommerceError.DELAY_ALREADY_TOLD);
        }
        move.dispatchBy(item, until);
    }
}
