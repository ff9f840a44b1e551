package pay.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;

/** Prepares the payments of orders that were placed. */
@Component
class PreparePayment {
    private final Payments payments;
    private final TellState tellState;
    private final AwaitPayment awaitPayment;
    private final Ids ids;
    private final Clock clock;

    PreparePayment(Payments payments, TellState tellState, AwaitPayment awaitPayment, Ids ids,
            Clock clock) {
        this.payments = payments;
        this.tellState = tellState;
        this.awaitPayment = awaitPayment;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public void prepare(List<PlacedOrder> orders) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Tsid, Payment> known = payments.lockEach(orders.stream().map(PlacedOrder::orderId).toList());
        Map<Tsid, Payment> prepared = new LinkedHashMap<>();
        for (PlacedOrder order : orders) {
            Payment existing = known.get(order.orderId());
            if (existing == null) {
                prepared.computeIfAbsent(order.orderId(),
                        _ -> Payment.prepare(new PaymentId(ids.nextLong()), order, now));
            } else if (!existing.isDescribed()) {
                existing.describe(order);
            }
        }
        payments.add(prepared.values());
        payments.keep(known.values());
        prepared.values().forEach(tellState::tell);
        orders.forEach(order -> awaitPayment.callAfterCommit(order.orderId()));
    }
}
