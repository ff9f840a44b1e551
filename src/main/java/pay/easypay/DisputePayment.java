package pay.easypay;

import java.time.LocalDate;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardPayments;
import pay.card.CardRequest;
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
        Disputable disputable = complaint.tender() == TenderKind.CARD
                ? ofCard(payment)
                : ofMoney(payment, complaint.tender());
        if (disputable.left().isLessThan(complaint.amount())) {
            throw exceeds(disputable.left());
        }
        return openDispute.open(operator,
                new Claim(payment.ask().merchant(), new Tsid(payment.id()), complaint.key().toString(),
                        disputable.payer(), complaint.amount(), complaint.reason(), complaint.deadline()));
    }

    /** Each payer's share counts for itself: what the other got by a dispute is not taken off it. */
    private record Disputable(Payer payer, Won left) {}

    private Disputable ofMoney(MerchantPayment payment, TenderKind tender) {
        payment.requireTaken();
        Approvals all = approvals.of(payment.id());
        Approval approval = all.of(tender).filter(each -> each.kind().isCash()).orElseThrow(() -> exceeds(Won.ZERO));
        Won disputedBefore = disputed.of(new Tsid(payment.id()), Payer.Kind.MEMBER);
        return new Disputable(new Payer(Payer.Kind.MEMBER, payment.member().value()),
                least(approval.left(), all.cash().minus(least(disputedBefore, all.cash()))));
    }

    /**
     * What the card's company can take: what has not gone back to it. What it would not take back went to the member in money and
     * counts, also when all of the payment was cancelled; a cancel of which it has said nothing does not.
     */
    private Disputable ofCard(MerchantPayment payment) {
        payment.requireOnceTaken();
        Approval approval = approvals.of(payment.id()).of(TenderKind.CARD).orElseThrow(() -> exceeds(Won.ZERO));
        CardRequest charge = cards.find(Objects.requireNonNull(Objects.requireNonNull(approval.card()).charge()))
                .orElseThrow();
        Won disputedBefore = disputed.of(new Tsid(payment.id()), Payer.Kind.CARD_COMPANY);
        return new Disputable(new Payer(Payer.Kind.CARD_COMPANY, charge.company().owner()),
                charge.amount().minus(charge.canceled()).minus(disputedBefore));
    }

    private static Won least(Won one, Won other) {
        return one.isLessThan(other) ? one : other;
    }

    private static DomainException exceeds(Won left) {
        return new DomainException(PayError.DISPUTE_EXCEEDS_PAYMENT, left.amount());
    }
}
