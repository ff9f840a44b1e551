package pay.easypay;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import pay.fraud.PaymentFraudCheck;
import pay.fraud.Reviews;
import pay.payee.Payee;
import pay.tender.TenderKind;
import pay.usage.Sent;
import platform.id.Tsid;
import platform.web.DomainException;

/** The counters of some members while their approvals are held, one after the other, against limits and the rules against fraud. */
final class PaymentCount {
    private final Map<Tsid, Sent> before;
    private final Map<Tsid, Sent> now;
    private final Map<ApprovalOrder, PaymentFraudCheck.Purchase> counted = new LinkedHashMap<>();
    private final Set<Tsid> refused = new HashSet<>();
    private final LocalDate day;
    private final PaymentLimits limits;
    private final PaymentFraudCheck check;
    private final Reviews reviews;

    PaymentCount(Map<Tsid, Sent> before, LocalDate day, PaymentLimits limits, PaymentFraudCheck check,
            Reviews reviews) {
        this.before = before;
        this.now = new HashMap<>(before);
        this.day = day;
        this.limits = limits;
        this.check = check;
        this.reviews = reviews;
    }

    /** On which day a member's are counted: theirs may be later than this clock's. */
    LocalDate countedOn(Tsid member) {
        return Objects.requireNonNull(now.get(member)).usage().day();
    }

    /**
     * Counts it, if limits and rules let it through.
     *
     * @throws DomainException {@code PAYMENT_ABOVE_LIMIT}, {@code PAYMENT_ABOVE_DAILY_LIMIT},
     *     {@code PAYMENT_ABOVE_MONTHLY_LIMIT}, {@code PAYMENT_REFUSED} or {@code PAYMENT_HELD_BACK}
     */
    void count(ApprovalOrder order, Payee member, MerchantPayment payment) {
        PaymentFraudCheck.Purchase purchase = new PaymentFraudCheck.Purchase(order.member(),
                Tsid.of(payment.ask().merchant()), order.amount().minus(order.tenders().of(TenderKind.COUPON)),
                member.isReported(), order.signed());
        Sent sent = Objects.requireNonNull(now.get(order.member()));
        try {
            sent.usage().refusal(purchase.amount().amount(), limits.on(day, order.tier())).ifPresent(refusal -> {
                throw refusal;
            });
            check.require(purchase, sent.pace(), day,
                    () -> reviews.isReleased(new Tsid(payment.id()), order.member()));
        } catch (DomainException refusal) {
            refused.add(order.member());
            throw refusal;
        }
        counted.put(order, purchase);
        now.put(order.member(), with(sent, purchase));
    }

    /**
     * It is refused for another reason.
     *
     * @throws IllegalStateException when it was counted while another one of the same member was refused: each is to be decided alone
     */
    void undo(ApprovalOrder order) {
        if (counted.remove(order) != null && refused.contains(order.member())) {
            throw new IllegalStateException("Several of one member depend on each other");
        }
    }

    /** What is to be written: those members who pay something. */
    Map<Tsid, Sent> counted() {
        Map<Tsid, Sent> after = new HashMap<>();
        counted.forEach((order, purchase) -> after.put(order.member(), with(
                after.getOrDefault(order.member(), Objects.requireNonNull(before.get(order.member()))), purchase)));
        return after;
    }

    private Sent with(Sent sent, PaymentFraudCheck.Purchase purchase) {
        return new Sent(sent.usage().plus(purchase.amount().amount()), check.counted(purchase, sent.pace(), day));
    }
}
