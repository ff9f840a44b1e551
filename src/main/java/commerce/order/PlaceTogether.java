package commerce.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.trace.Traces;
import platform.web.DomainException;
import platform.web.commit.Outcome;
import platform.web.commit.SharedFailure;
import platform.web.commit.Sharing;
import platform.web.idempotency.Gathered;
import platform.web.idempotency.PassingRefusal;
import platform.web.idempotency.SharedKeys;

/**
 * Has members order what was quoted, in transactions that their orders may share. What can be seen to be refused is refused alone; when
 * what is written turns out to be in the way of another order, all of the transaction's are placed apart.
 */
@Component
class PlaceTogether {
    /**
     * One transaction at a time: several would wait for each other's stock. No more come together than may write at once
     * (madang.limits.writes). Who is held up by a row that an instance has which stalls waits for it apart, as one of few of its SKU, so that
     * the others are served.
     */
    private static final Sharing SHARING = new Sharing(1, 32, Duration.ofMillis(15), true);

    private final OrderFromQuote orders;
    private final Traces traces;
    private final Ids ids;
    private final Clock clock;
    private final Gathered<Call, Object> gathered;

    PlaceTogether(OrderFromQuote orders, SharedKeys keys, TransactionTemplate transaction, Traces traces, Ids ids,
            Clock clock) {
        this.orders = orders;
        this.traces = traces;
        this.ids = ids;
        this.clock = clock;
        this.gathered = new Gathered<>("placed-orders", SHARING, keys, transaction, Call::request,
                (_, calls) -> placeAll(calls), OrderController::placed);
    }

    /**
     * A request for an order.
     *
     * @param traceId its trace; null: it has none
     */
    record Call(SharedKeys.Request request, OrderFromQuote.Wanted wanted, @Nullable String traceId) {}

    /** It costs something else than was quoted, and nothing has happened. */
    static final class PriceChanged extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Waits until it is placed.
     *
     * @throws PassingRefusal for what cannot be ordered now
     * @throws PriceChanged for what is to be quoted anew
     * @throws SharedFailure for what is to be tried apart from the others
     */
    ResponseEntity<Object> place(SharedKeys.Request request, OrderFromQuote.Wanted wanted) {
        return gathered.call(new Call(request, wanted, traces.currentId()));
    }

    /** Places them in the caller's transaction: an outcome for each, in their order. */
    List<Outcome<OrderPages.Page>> placeAll(List<Call> calls) {
        Instant now = clock.instant();
        List<Outcome<OrderFromQuote.Priced>> priced = orders.price(calls.stream().map(Call::wanted).toList(), now);
        List<OrderFromQuote.Placing> placing = priced.stream().map(Outcome::value).filter(Objects::nonNull)
                .filter(each -> !each.changed())
                .map(each -> new OrderFromQuote.Placing(each,
                        OrderFromQuote.Terms.ofAnybody(new OrderId(ids.nextLong()), now, now)))
                .toList();
        Iterator<OrderPages.Page> pages = placing.isEmpty()
                ? List.<OrderPages.Page>of().iterator()
                : orders.write(placing).iterator();
        List<Outcome<OrderPages.Page>> outcomes = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            outcomes.add(outcome(calls.get(i), priced.get(i), pages));
        }
        return outcomes;
    }

    private Outcome<OrderPages.Page> outcome(Call call, Outcome<OrderFromQuote.Priced> priced,
            Iterator<OrderPages.Page> pages) {
        OrderFromQuote.Priced costs = priced.value();
        if (costs == null) {
            return Outcome.refused(new PassingRefusal((DomainException) Objects.requireNonNull(priced.refusal())));
        }
        if (costs.changed()) {
            return Outcome.refused(new PriceChanged());
        }
        OrderPages.Page page = pages.next();
        traces.resume(call.traceId(), "order placed", () -> orders.tell(page));
        return Outcome.done(page);
    }

    @PreDestroy
    void close() {
        gathered.close();
    }
}
