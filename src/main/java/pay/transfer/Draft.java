package pay.transfer;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import pay.error.PayError;
import pay.fraud.Finding;
import pay.fraud.FraudDecision;
import pay.ledger.Account;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.payee.Payee;
import platform.person.PhoneNumber;
import platform.web.DomainException;

/**
 * A transfer that is about to be posted.
 *
 * @param sealedMemo what is said with it, encrypted
 * @param recipient null: it will be held for a phone number
 * @param review why it is held for an operator to look at; null when it is not
 */
record Draft(TransferOrder order, TransferId id, @Nullable String sealedMemo, Payee sender, @Nullable Payee recipient,
        @Nullable Finding review) {
    /** Why an order cannot be done whatever the amount; none when it can. */
    static Optional<DomainException> refusal(TransferOrder order, Parties parties) {
        Optional<Payee> sender = parties.sender(order);
        Optional<Payee> recipient = parties.recipient(order);
        PayError reason = null;
        if (sender.isEmpty()) {
            // They have joined, and we have not heard of it: there is nothing in a wallet that is not there.
            reason = PayError.INSUFFICIENT_BALANCE;
        } else if (!sender.get().isOpen()) {
            reason = PayError.WALLET_CLOSED;
        } else if (sender.get().isFrozen()) {
            reason = PayError.WALLET_FROZEN;
        } else if (recipient.equals(sender)) {
            reason = PayError.TRANSFER_TO_SELF;
        } else if (!parties.isForNobody(order) && recipient.filter(Payee::isOpen).isEmpty()) {
            reason = PayError.TRANSFER_PAYEE_UNAVAILABLE;
        }
        return Optional.ofNullable(reason).map(DomainException::new);
    }

    static Draft of(TransferOrder order, TransferId id, @Nullable String sealedMemo, Parties parties) {
        return new Draft(order, id, sealedMemo, parties.sender(order).orElseThrow(),
                parties.recipient(order).orElse(null), null);
    }

    /** The same, held for an operator to look at. */
    Draft heldFor(Finding finding) {
        return new Draft(order, id, sealedMemo, sender, recipient, finding);
    }

    /** A hash of who gets it. */
    int payeeHash() {
        return recipient == null
                ? phone().digits().hashCode()
                : Long.hashCode(recipient.memberId().value() * 0x9E3779B97F4A7C15L);
    }

    boolean isReported() {
        return sender.isReported() || (recipient != null && recipient.isReported());
    }

    FraudDecision decision(Finding finding) {
        return new FraudDecision(order.sender(), FraudDecision.Way.TRANSFER, order.amount(), finding);
    }

    /**
     * What to post.
     *
     * @param cap the most that the recipient's wallet may hold
     */
    Posting posting(long cap, Instant acceptBy) {
        long amount = order.amount().amount();
        if (review != null) {
            return Posting.of("TRANSFER_UNDER_REVIEW", id.value(),
                    new Line.Hold(sender.wallet(), Account.HELD_TRANSFERS, amount));
        }
        if (recipient != null && recipient.suspense() != null) {
            return Posting.of("TRANSFER", id.value(), new Line.Post(sender.wallet(), recipient.suspense(), amount));
        }
        return recipient == null
                ? Posting.of("TRANSFER_HELD", id.value(),
                        new Line.Hold(sender.wallet(), Account.HELD_TRANSFERS, amount, acceptBy))
                : Posting.of("TRANSFER", id.value(), new Line.Post(sender.wallet(), recipient.wallet(), amount))
                        .within(recipient.wallet(), cap);
    }

    /** The transfer that it is once it is posted. */
    Transfer done(Instant now, Instant acceptBy) {
        if (review != null) {
            return new Transfer(id, sender.memberId(), null, order.amount(), order.memo(),
                    Transfer.Status.HELD_FOR_REVIEW, sender.maskedName(),
                    recipient == null ? phone().masked() : recipient.maskedName(), now, null, null);
        }
        return recipient == null
                ? new Transfer(id, sender.memberId(), null, order.amount(), order.memo(), Transfer.Status.HELD,
                        sender.maskedName(), phone().masked(), now, acceptBy, null)
                : new Transfer(id, sender.memberId(), recipient.memberId(), order.amount(), order.memo(),
                        Transfer.Status.COMPLETED, sender.maskedName(), recipient.maskedName(), now, null, now);
    }

    PhoneNumber phone() {
        return ((Addressee.Phone) order.to()).number();
    }
}
