package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import commerce.events.OrderCancelRequested;
import commerce.events.OrderExpired;
import commerce.events.PaymentStateAsked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Asks pay, with growing gaps, about payments that it has not told the end of. */
@Service
class AskPaymentState {
    static final int BATCH = 100;

    private final JdbcClient jdbc;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    AskPaymentState(JdbcClient jdbc, DomainEvents events, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    private record Unanswered(Tsid order, Tsid buyer, OrderStatus status, int asked) {}

    /** One batch in one transaction; how many there were. */
    @Transactional
    int next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var unanswered = jdbc
                .sql("""
                        select id, buyer_id, status, asked from commerce_order where ask_at <= ? order by ask_at limit ? for update skip locked""")
                .params(UtcColumn.of(now), BATCH)
                .query((row, number) -> new Unanswered(new Tsid(row.getLong("id")), new Tsid(row.getLong("buyer_id")),
                        OrderStatus.valueOf(row.getString("status")), row.getInt("asked")))
                .list();
        for (Unanswered each : unanswered) {
            jdbc.sql("update commerce_order set asked = asked + 1, ask_at = ? where id = ?")
                    .params(UtcColumn.of(now.plus(OrderTerms.gap(OrderTerms.ASK_AFTER, each.asked()))),
                            each.order().value())
                    .update();
        }
        unanswered.forEach(each -> events.publish(question(each, now)));
        return unanswered.size();
    }

    /** What was told before may have been lost: pay knows of no payment then, and would say nothing of one. */
    private DomainEvent question(Unanswered each, Instant now) {
        return switch (each.status()) {
            case CANCEL_REQUESTED -> new OrderCancelRequested(ids.next(), now, each.order(), each.buyer());
            case EXPIRED -> new OrderExpired(ids.next(), now, each.order(), each.buyer());
            default -> new PaymentStateAsked(ids.next(), now, each.order());
        };
    }
}
