package pay.fraud;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.time.UtcColumn;

/**
 * All that the rules did not simply let through. What is held is written with it; a refusal had no effect and its transaction
 * rolls back, so it is written right after, by whoever asked.
 */
@Component
public class FraudDecisions {
    private final RowInsert rows;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    FraudDecisions(JdbcTemplate jdbc, TransactionTemplate transaction, Ids ids, Clock clock) {
        this.rows = new RowInsert(jdbc, "pay_fraud_decision", "id", "decided_at", "member_id", "way", "amount", "rule",
                "outcome", "found");
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<FraudDecision> decisions) {
        rows.insert(decisions.stream().map(each -> new @Nullable Object[]{ids.nextLong(),
                UtcColumn.of(clock.instant()), each.member().value(), each.way().name(), each.amount().amount(),
                each.finding().rule(), each.finding().outcome().name(), each.finding().values()}).toList());
    }

    /** Writes a refusal, in the transaction that is about to keep it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(FraudRefused refused) {
        write(List.of(refused.decision()));
    }

    /** Does something outside a transaction, and writes its refusal if it is one by the rules. */
    public <R> R writingRefusal(Supplier<R> request) {
        try {
            return request.get();
        } catch (FraudRefused refused) {
            transaction.executeWithoutResult(_ -> write(refused));
            throw refused;
        }
    }

    /** Stands around what a request's transaction does, and notices a refusal by the rules. */
    public static final class Watch {
        private final AtomicReference<@Nullable FraudRefused> noticed = new AtomicReference<>();

        private Watch() {}

        /** Does it. */
        public <E> E over(Supplier<E> effect) {
            noticed.set(null);
            try {
                return effect.get();
            } catch (FraudRefused refused) {
                noticed.set(refused);
                throw refused;
            }
        }
    }

    /**
     * The same for a request whose refusal becomes an answer that is kept under its key.
     *
     * @param request does it, with the watch over what its transaction does
     */
    public <R> R writingRefusal(Function<Watch, R> request) {
        return writingRefusal(request, this::write);
    }

    /**
     * The same with more to be written.
     *
     * @param write writes a refusal, in a transaction of its own
     */
    public <R> R writingRefusal(Function<Watch, R> request, Consumer<FraudRefused> write) {
        Watch watch = new Watch();
        try {
            return request.apply(watch);
        } finally {
            FraudRefused refused = watch.noticed.get();
            if (refused != null) {
                transaction.executeWithoutResult(_ -> write.accept(refused));
            }
        }
    }
}
