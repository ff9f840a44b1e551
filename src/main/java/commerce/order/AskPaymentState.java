package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import commerce.events.PaymentStateAsked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
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

    private record Unanswered(long order, int asked) {}

    /** One batch in one transaction; how many there were. */
    @Transactional
    int next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var unanswered = jdbc
                .sql("""
                        select id, asked from commerce_order where ask_at <= ? order by ask_at limit ? for update skip locked""")
                .params(UtcColumn.of(now), BATCH)
                .query((row, number) -> new Unanswered(row.getLong("id"), row.getInt("asked"))).list();
        for (Unanswered each : unanswered) {
            jdbc.sql("update commerce_order set asked = asked + 1, ask_at = ? where id = ?")
                    .params(UtcColumn.of(now.plus(OrderTerms.gap(OrderTerms.ASK_AFTER, each.asked()))), each.order())
                    .update();
        }
        unanswered.forEach(each -> events.publish(new PaymentStateAsked(ids.next(), now, new Tsid(each.order()))));
        return unanswered.size();
    }
}
