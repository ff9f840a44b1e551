package pay.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
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
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoBegin;
import platform.demo.DemoCredentials;
import platform.demo.DemoIds;
import platform.demo.DemoOrder;
import platform.demo.DemoScale;
import platform.demo.DemoTeam;
import platform.id.Ids;
import platform.security.IdentityTier;
import platform.security.MemberCaller;
import platform.web.DomainException;

/**
 * Confirms the payments of the orders that demo members place when the demo begins, with their devices' key, as their app
 * would: as soon as each is prepared. Those of the month before are paid by the clock of then.
 */
@Component
@ConditionalOnDemo
class PayDemoOrders {
    private static final Logger log = LoggerFactory.getLogger("demo");
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Payments payments;
    private final ConfirmPayment confirmPayment;
    private final Ids ids;
    private final Clock clock;
    private final DemoScale scale;
    private final DemoBegin begin;
    private final TransactionTemplate transaction;
    private final Instant started;
    private @Nullable Map<Long, DemoOrder> open;

    PayDemoOrders(Payments payments, ConfirmPayment confirmPayment, DemoScale scale, DemoBegin begin,
            TransactionTemplate transaction, Ids ids, Clock clock) {
        this.payments = payments;
        this.confirmPayment = confirmPayment;
        this.scale = scale;
        this.begin = begin;
        this.transaction = transaction;
        this.ids = ids;
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
        for (Payment payment : payments.findByOrderIdInOrderByOrderId(waited.keySet())) {
            DemoOrder order = waited.get(payment.orderId().value());
            if (order != null && payment.isDescribed()) {
                waited.remove(payment.orderId().value());
                if (payment.status() == Payment.Status.READY) {
                    confirm(order, payment);
                }
            }
        }
    }

    private void confirm(DemoOrder order, Payment payment) {
        MemberCaller member = new MemberCaller(DemoIds.member(order.member()), DemoIds.device(order.member()),
                ids.next(), IdentityTier.REAL_NAME);
        Confirmation all = new Confirmation(payment.amount(),
                List.of(new Confirmation.Part(TenderKind.MONEY, payment.amount())));
        try {
            String signature = sign(all.message(payment.id(), order.id()));
            Instant past = order.past();
            if (past == null) {
                confirmPayment.confirm(member, order.id(), all, signature);
            } else {
                transaction.executeWithoutResult(status -> confirmPayment.at(Clock.fixed(past, ZoneOffset.UTC))
                        .confirm(member, order.id(), all, signature));
            }
        } catch (DomainException refused) {
            log.info("A demo order was not paid: {}", refused.code());
        }
    }

    private static String sign(String message) {
        try {
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(DemoCredentials.DEVICE_PRIVATE_KEY)));
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The demo's key does not sign", e);
        }
    }
}
