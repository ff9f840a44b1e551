package pay.easypay;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardId;
import pay.error.PayError;
import pay.fraud.FraudDecisions;
import pay.fraud.FraudRefused;
import pay.merchant.CallingMerchant;
import pay.tax.TaxedAmount;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.IdentityTier;
import platform.web.DomainException;

/** Charges a member who is not there, as they consented before: asked for, approved and taken in one go, by the rules of all payments. */
@Component
public class ChargeAtOnce {
    private final MerchantPayments payments;
    private final KeepPayments keepPayments;
    private final ApprovalRows approvals;
    private final ApproveTogether approveTogether;
    private final TakePayments takePayments;
    private final ApproveTest approveTest;
    private final TakeAtOnce takeAtOnce;
    private final ConfirmByCard confirmByCard;
    private final OwnPayments own;
    private final FraudDecisions fraudDecisions;
    private final EasypaySettings settings;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ChargeAtOnce(MerchantPayments payments, KeepPayments keepPayments, ApprovalRows approvals,
            ApproveTogether approveTogether, TakePayments takePayments, ApproveTest approveTest, TakeAtOnce takeAtOnce,
            ConfirmByCard confirmByCard, OwnPayments own,
            FraudDecisions fraudDecisions, EasypaySettings settings, Ids ids, Clock clock) {
        this.payments = payments;
        this.keepPayments = keepPayments;
        this.approvals = approvals;
        this.approveTogether = approveTogether;
        this.takePayments = takePayments;
        this.approveTest = approveTest;
        this.takeAtOnce = takeAtOnce;
        this.confirmByCard = confirmByCard;
        this.own = own;
        this.fraudDecisions = fraudDecisions;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is charged.
     *
     * @param member who pays; null: nobody does, in test mode
     * @param tier whose limits hold
     * @param card null: the wallet
     */
    public record Order(CallingMerchant merchant, String merchantName, String orderId, String orderName, Won amount,
            Won taxFree, @Nullable Tsid member, IdentityTier tier, @Nullable CardId card) {
        private Tenders tenders() {
            return new Tenders(List.of(card == null
                    ? new Tenders.Part(TenderKind.MONEY, amount)
                    : new Tenders.Part(TenderKind.CARD, amount, new Tenders.By.Card(card, 0))));
        }
    }

    /**
     * What became of it: taken from the wallet, to be charged to the card by {@link #call}, or refused.
     *
     * @param payment null when the order's id was used before
     * @param refusal null unless it was
     * @param argument of the refusal's text; null without one
     */
    public record Charged(@Nullable Tsid payment, @Nullable PayError refusal, @Nullable Long argument) {}

    /** What is known of a charge. */
    public sealed interface Outcome {
        record Unknown() implements Outcome {}

        record Done() implements Outcome {}

        record Refused(PayError why) implements Outcome {}
    }

    /** Charges it in the caller's transaction. A refusal is an answer, and the payment is {@code ABORTED} then. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Charged charge(Order order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PaymentKey key = new PaymentKey(ids.nextLong(), random.nextLong());
        MerchantPayment asked = MerchantPayment.of(new Ask(key, order.merchant().id(), order.merchantName(),
                order.merchant().live(), order.orderId(), order.orderName(),
                new TaxedAmount(order.amount(), order.taxFree()), true, now), settings.payWithin());
        payments.add(List.of(asked));
        if (payments.find(key).isEmpty()) {
            return new Charged(null, PayError.PAYMENT_ORDER_ID_USED, null);
        }
        if (!order.merchant().live()) {
            approveTest.approve(order.merchant(), key, TenderKind.MONEY);
            takeAtOnce.take(0, new TreeSet<>(List.of(key.id())));
            return new Charged(new Tsid(key.id()), null, null);
        }
        DomainException refusal = approveTogether.approve(0, List.of(new ApprovalOrder(null,
                Objects.requireNonNull(order.member()),
                order.tier(), key, order.amount(), order.tenders()))).getFirst().refusal() instanceof DomainException e
                        ? e
                        : null;
        if (refusal != null) {
            return refused(asked, refusal);
        }
        if (order.card() == null) {
            MerchantPayment approved = payments.lock(key).orElseThrow();
            takePayments.take(0, List.of(TakePayments.Taking.of(approved.capture(approved.ask().amount(), now),
                    approvals.of(approved.id()))), now);
        } else {
            confirmByCard.record(new ConfirmByCard.Order(order.merchant(), key, order.orderId(), order.amount()));
        }
        return new Charged(new Tsid(key.id()), null, null);
    }

    private Charged refused(MerchantPayment asked, DomainException refusal) {
        if (refusal instanceof FraudRefused byTheRules) {
            fraudDecisions.write(byTheRules);
        }
        keepPayments.keep(List.of(asked.refuse()));
        return new Charged(new Tsid(asked.id()), (PayError) refusal.code(),
                refusal.arguments().stream().findFirst().filter(Long.class::isInstance).map(Long.class::cast)
                        .orElse(null));
    }

    /** Calls the card company, outside any transaction. */
    public void call(Tsid payment) {
        confirmByCard.call(payment);
    }

    /** What became of one that a card pays. */
    @Transactional(readOnly = true)
    public Outcome outcome(Tsid payment) {
        return switch (payments.find(payment.value()).orElseThrow().state()) {
            case ABORTED -> new Outcome.Refused(confirmByCard.refusal(payment.value()));
            case DONE, PARTIAL_CANCELED, CANCELED -> new Outcome.Done();
            default -> new Outcome.Unknown();
        };
    }

    /** What went back of payments. */
    @Transactional(readOnly = true)
    public Map<Tsid, Won> canceled(Collection<Tsid> of) {
        return payments.canceled(of);
    }

    /** The payment as it stands. */
    @Transactional(readOnly = true)
    public MerchantPaymentView view(Tsid payment) {
        return own.view(payments.find(payment.value()).orElseThrow());
    }
}
