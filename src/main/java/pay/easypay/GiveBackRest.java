package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.dispute.DisputedAmount;
import pay.dispute.Payer;
import pay.error.PayError;
import pay.tax.TaxedAmount;
import pay.tender.TenderKind;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/**
 * Gives back what a payment has left once a dispute has given its payer a part: to each tender what it gave, less what went back by
 * the dispute. Its merchant cannot, who might give back twice.
 */
@Component
public class GiveBackRest {
    private static final String REASON = "이의 신청 뒤 잔액 취소";

    private final MerchantPayments payments;
    private final ApprovalRows approvals;
    private final DisputedAmount disputed;
    private final CancelPayment cancelPayment;
    private final Ids ids;
    private final Clock clock;

    GiveBackRest(MerchantPayments payments, ApprovalRows approvals, DisputedAmount disputed,
            CancelPayment cancelPayment, Ids ids, Clock clock) {
        this.payments = payments;
        this.approvals = approvals;
        this.disputed = disputed;
        this.cancelPayment = cancelPayment;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The id of a payment by its key.
     *
     * @throws DomainException {@code PAYMENT_NOT_FOUND}
     */
    public Tsid of(String key) {
        return payments.find(PaymentKey.of(key)).map(payment -> new Tsid(payment.id()))
                .orElseThrow(OwnPayments::notFound);
    }

    /**
     * Refuses what can never be given back.
     *
     * @throws DomainException the same
     */
    @Transactional(readOnly = true)
    public void check(Tsid id) {
        rest(payments.find(id.value()));
    }

    /** Whose payment it is, what for, and what would go back now, or why nothing can. */
    @Transactional(readOnly = true)
    public String about(Tsid id) {
        Optional<MerchantPayment> payment = payments.find(id.value());
        String what = payment.map(found -> found.ask().key() + ", " + found.ask().description()).orElse("");
        try {
            return what + rest(payment).entrySet().stream()
                    .map(part -> ", %s %,d KRW".formatted(part.getKey(), part.getValue().amount()))
                    .collect(Collectors.joining());
        } catch (DomainException refused) {
            return what + ", " + refused.code().name();
        }
    }

    /**
     * Gives it back.
     *
     * @throws DomainException {@code PAYMENT_NOT_FOUND}, {@code PAYMENT_IN_OTHER_STATE}, {@code PAYMENT_DISPUTED} while a dispute
     *     is open, {@code CANCEL_EXCEEDS_PAYMENT} when nothing is left, {@code MERCHANT_PAYABLE_SHORT}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Tsid id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MerchantPayment payment = Optional.ofNullable(payments.lockAll(new TreeSet<>(List.of(id.value())))
                .get(id.value())).orElseThrow(OwnPayments::notFound);
        Map<TenderKind, Won> rest = rest(Optional.of(payment));
        TaxedAmount amount = payment.left().part(rest.values().stream().reduce(Won.ZERO, Won::plus));
        cancelPayment.carryOut(new Transaction(ids.nextLong(), payment.cancel(amount), Transaction.Kind.CANCEL, amount,
                REASON, now), approvals.of(payment.id()), rest);
    }

    private Map<TenderKind, Won> rest(Optional<MerchantPayment> found) {
        MerchantPayment payment = found.filter(each -> each.ask().live()).orElseThrow(OwnPayments::notFound);
        payment.requireTaken();
        Tsid id = new Tsid(payment.id());
        if (disputed.isOpen(id)) {
            throw new DomainException(PayError.PAYMENT_DISPUTED);
        }
        if (!disputed.of(id).isPositive()) {
            // Never disputed, or its merchant was right: it is theirs to cancel.
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
        Map<TenderKind, Won> rest = new EnumMap<>(TenderKind.class);
        approvals.of(payment.id()).each().forEach(approval -> rest.put(approval.kind(), approval.left()));
        take(rest, disputed.of(id, Payer.Kind.CARD_COMPANY), TenderKind.CARD);
        take(rest, disputed.of(id, Payer.Kind.MEMBER), TenderKind.VIRTUAL_ACCOUNT, TenderKind.MONEY);
        rest.values().removeIf(left -> !left.isPositive());
        if (rest.isEmpty()) {
            throw new DomainException(PayError.CANCEL_EXCEEDS_PAYMENT, 0, 0);
        }
        return rest;
    }

    /** What a dispute gave the payer of these tenders, from the first on. */
    private static void take(Map<TenderKind, Won> rest, Won given, TenderKind... of) {
        long missing = given.amount();
        for (TenderKind kind : of) {
            long part = Math.min(missing, rest.getOrDefault(kind, Won.ZERO).amount());
            rest.computeIfPresent(kind, (_, left) -> left.minus(Won.of(part)));
            missing -= part;
        }
    }
}
