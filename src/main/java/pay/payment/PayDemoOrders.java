package pay.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoBegin;
import platform.demo.DemoOrder;
import platform.demo.DemoScale;
import platform.demo.DemoTeam;
import platform.web.DomainException;

/**
 * Confirms the payments of the orders that demo members place when the demo begins, as soon as each is prepared. Those of the
 * month before are paid by the clock of then.
 */
@Component
@ConditionalOnDemo
class PayDemoOrders {
    private static final Logger log = LoggerFactory.getLogger("demo");
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Payments payments;
    private final ConfirmTogether confirmTogether;
    private final Clock clock;
    private final DemoScale scale;
    private final DemoBegin begin;
    private final TransactionTemplate transaction;
    private final Instant started;
    private @Nullable Map<Long, DemoOrder> open;

    PayDemoOrders(Payments payments, ConfirmTogether confirmTogether, DemoScale scale, DemoBegin begin,
            TransactionTemplate transaction, Clock clock) {
        this.payments = payments;
        this.confirmTogether = confirmTogether;
        this.scale = scale;
        this.begin = begin;
        this.transaction = transaction;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Scheduled(fixedDelayString = "PT1S")
    void pay() {
        Map<Long, DemoOrder> waited = open;
        if (waited == null) {
            waited = toPay();
            open = waited;
        }
        // Whatever was not placed by then, will not be.
        if (started.plus(PATIENCE).isBefore(clock.instant())) {
            waited.clear();
        }
        if (!waited.isEmpty()) {
            pay(waited);
        }
    }

    private Map<Long, DemoOrder> toPay() {
        Stream<DemoOrder> orders = LongStream.rangeClosed(1, DemoOrder.buyers(scale)).boxed()
                .flatMap(member -> DemoOrder.of(scale, begin.day(), member).stream());
        Stream<DemoOrder> seats = DemoTeam.of(scale).stream()
                .map(team -> new DemoOrder(team.order(), team.leader(), DemoOrder.Fate.PAY, null));
        return new HashMap<>(Stream.concat(orders, seats).filter(order -> order.fate() == DemoOrder.Fate.PAY)
                .collect(Collectors.toMap(order -> order.id().value(), Function.identity())));
    }

    private void pay(Map<Long, DemoOrder> waited) {
        for (Payment payment : payments.findEach(waited.keySet())) {
            DemoOrder order = waited.get(payment.orderId().value());
            if (order != null && payment.isDescribed()) {
                waited.remove(payment.orderId().value());
                if (payment.status() == PaymentStatus.READY) {
                    confirm(order, payment);
                }
            }
        }
    }

    private void confirm(DemoOrder order, Payment payment) {
        Confirmation all = new Confirmation(payment.amount(),
                new Tenders(List.of(new Tenders.Part(TenderKind.MONEY, payment.amount()))));
        Instant past = order.past();
        ConfirmTogether then = past == null ? confirmTogether : confirmTogether.at(Clock.fixed(past, ZoneOffset.UTC));
        try {
            transaction.executeWithoutResult(_ -> then
                    .confirm(0, List.of(new ConfirmTogether.Confirmed(order.id(), all, null))).getFirst().orThrow());
        } catch (DomainException refused) {
            log.info("A demo order was not paid: {}", refused.code());
        }
    }
}
