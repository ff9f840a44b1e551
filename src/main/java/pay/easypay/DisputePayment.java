package pay.easypay;

import java.time.LocalDate;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardPayments;
import pay.card.CardRequestId;
import pay.dispute.Claim;
import pay.dispute.DisputeId;
import pay.dispute.DisputeReason;
import pay.dispute.DisputedAmount;
import pay.dispute.OpenDispute;
import pay.dispute.Payer;
import pay.error.PayError;
import pay.tender.TenderKind;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Opens a dispute for an operator who was told of it: of what a member gave in money, or of what a card was charged. */
@Component
class DisputePayment {
    private final MerchantPayments payments;
    private final ApprovalRows approvals;
    private final CardPayments cards;
    private final DisputedAmount disputed;
    private final OpenDispute openDispute;

    DisputePayment(MerchantPayments payments, ApprovalRows approvals, CardPayments cards, DisputedAmount disputed,
            OpenDispute openDispute) {
        this.payments = payments;
        this.approvals = approvals;
        this.cards = cards;
        this.disputed = disputed;
        this.openDispute = openDispute;
    }

    /**
     * What the operator was told.
     *
     * @param tender who disputes it: of money the member, of a card its company
     * @param deadline the last day, in Seoul, on which the merchant may answer
     */
    record Complaint(PaymentKey key, TenderKind tender, Won amount, DisputeReason reason, LocalDate deadline) {}

    /**
     * Opens it; the payment's lock is held to the end, so that nothing of it is cancelled meanwhile.
     *
     * @throws DomainException when it is refused; nothing has changed then
     */
    @RetriedOnConflict
    @Transactional
    public DisputeId open(StaffCaller operator, Complaint complaint) {
        MerchantPayment payment = payments.lock(complaint.key()).filter(each -> each.ask().live())
                .orElseThrow(OwnPayments::notFound);
        payment.requireTaken();
        Tsid id = new Tsid(payment.id());
        Approvals all = approvals.of(payment.id());
        Approval approval = all.of(complaint.tender()).orElseThrow(() -> exceeds(Won.ZERO));
        Payer payer = payer(payment, approval);
        // Each payer's share counts for itself: what the other got by a dispute is not taken off it.
        Won share = approval.kind().isCash() ? all.cash() : approval.left();
        Won left = least(approval.left(), share.minus(least(disputed.of(id, payer.kind()), share)));
        if (left.isLessThan(complaint.amount())) {
            throw exceeds(left);
        }
        return openDispute.open(operator, new Claim(payment.ask().merchant(), id, complaint.key().toString(), payer,
                complaint.amount(), complaint.reason(), complaint.deadline()));
    }

    private Payer payer(MerchantPayment payment, Approval approval) {
        return switch (approval.kind()) {
            case MONEY, VIRTUAL_ACCOUNT -> new Payer(Payer.Kind.MEMBER, payment.member().value());
            case CARD -> {
                CardRequestId charge = Objects.requireNonNull(Objects.requireNonNull(approval.card()).charge());
                yield new Payer(Payer.Kind.CARD_COMPANY, cards.find(charge).orElseThrow().company().owner());
            }
            case COUPON, POINTS -> throw exceeds(Won.ZERO);
        };
    }

    private static Won least(Won one, Won other) {
        return one.isLessThan(other) ? one : other;
    }

    private static DomainException exceeds(Won left) {
        return new DomainException(PayError.DISPUTE_EXCEEDS_PAYMENT, left.amount());
    }
}
