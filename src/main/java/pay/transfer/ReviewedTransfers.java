package pay.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.events.TransferReturned;
import pay.fraud.FraudDecision;
import pay.fraud.Review;
import pay.fraud.Reviews;
import pay.ledger.Account;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.Line;
import pay.ledger.Posted;
import pay.ledger.Posting;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.payee.PhoneBook;
import pay.wallet.WalletCap;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.person.PhoneNumber;
import platform.web.DomainException;

/** Ends the wait of transfers that were held for a review: the money goes on, or comes back. */
@Component
public class ReviewedTransfers {
    private final Reviews reviews;
    private final Transfers transfers;
    private final HeldTransfers held;
    private final Payees payees;
    private final PhoneBook phones;
    private final CompleteTransfers complete;
    private final SuspendTransfers suspend;
    private final Ledger ledger;
    private final WalletCap cap;
    private final TransferSettings settings;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    ReviewedTransfers(Reviews reviews, Transfers transfers, HeldTransfers held, Payees payees, PhoneBook phones,
            CompleteTransfers complete, SuspendTransfers suspend, Ledger ledger, WalletCap cap,
            TransferSettings settings, DomainEvents events, Ids ids, Clock clock) {
        this.reviews = reviews;
        this.transfers = transfers;
        this.held = held;
        this.payees = payees;
        this.phones = phones;
        this.complete = complete;
        this.suspend = suspend;
        this.ledger = ledger;
        this.cap = cap;
        this.settings = settings;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Lets one go on: to its recipient, or to wait for who owns the phone number.
     *
     * @throws DomainException {@code REVIEW_ENDED}, {@code WALLET_FROZEN}, {@code TRANSFER_PAYEE_UNAVAILABLE},
     *     {@code TRANSFER_PAYEE_FULL}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Review review, Tsid by) {
        Tsid recipient = Optional.ofNullable(review.recipient()).or(() -> owner(review)).orElse(null);
        TreeSet<Tsid> both = new TreeSet<>(List.of(review.decision().member()));
        Optional.ofNullable(recipient).ifPresent(both::add);
        var kept = payees.keep(both);
        Payee sender = Objects.requireNonNull(kept.get(review.decision().member()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (sender.isFrozen()) {
            throw new DomainException(PayError.WALLET_FROZEN);
        }
        if (!reviews.end(review.id(), Review.State.RELEASED, by, now)) {
            throw new DomainException(PayError.REVIEW_ENDED);
        }
        Transfer transfer = transfer(review);
        if (recipient == null) {
            await(review, transfer, sender, now);
        } else {
            deliver(review, transfer, sender, Optional.ofNullable(kept.get(recipient)).filter(Payee::isOpen)
                    .orElseThrow(() -> new DomainException(PayError.TRANSFER_PAYEE_UNAVAILABLE)), now);
        }
    }

    /** Who owns the phone number by now; its sender cannot send to themselves. */
    private Optional<Tsid> owner(Review review) {
        return payees.owner(phone(review)).filter(found -> !found.equals(review.decision().member()));
    }

    private PhoneNumber phone(Review review) {
        return phones.open(Objects.requireNonNull(review.phone()), Reviews.TABLE, review.id().value());
    }

    private Transfer transfer(Review review) {
        return transfers.find(new TransferId(review.id().value())).orElseThrow();
    }

    private void deliver(Review review, Transfer transfer, Payee sender, Payee recipient, Instant now) {
        long amount = transfer.amount().amount();
        Account suspense = recipient.suspense();
        Account to = suspense == null ? recipient.wallet() : suspense;
        Posting posting = Posting.of("TRANSFER_RELEASED", review.id().value(), new Line.Capture(review.held(), amount),
                new Line.Post(Account.HELD_TRANSFERS, to, amount));
        Posted posted = post(suspense == null ? posting.within(to, cap.at(now)) : posting, now);
        Transfer done = transfer.accepted(recipient.memberId(), recipient.maskedName(), now);
        transfers.end(done);
        if (suspense == null) {
            complete.complete(List.of(new CompleteTransfers.Completed(done, posted, sender.wallet(), to)), now);
        } else {
            suspend.suspend(List.of(new SuspendTransfers.Suspended(done, posted, sender.wallet())), now);
        }
    }

    private Posted post(Posting posting, Instant now) {
        try {
            return ledger.post(posting, now);
        } catch (LedgerRefusal refusal) {
            if (refusal.reason() == LedgerRefusal.Reason.ABOVE_CEILING) {
                throw new DomainException(PayError.TRANSFER_PAYEE_FULL);
            }
            throw refusal;
        }
    }

    private void await(Review review, Transfer transfer, Payee sender, Instant now) {
        Instant until = now.plus(settings.acceptWithin());
        Posted posted = ledger.post(Posting.of("TRANSFER_HELD", review.id().value(), new Line.Release(review.held()),
                new Line.Hold(sender.wallet(), Account.HELD_TRANSFERS, transfer.amount().amount(), until)), now);
        transfers.end(transfer.waiting(until));
        held.insert(List.of(new HeldTransfers.Held(transfer.id(), transfer.sender(), phone(review),
                posted.movements().getLast(), until)));
    }

    /**
     * Gives one back to its sender's wallet, which it never left: the hold ends.
     *
     * @param how it ends: {@code REFUSED} or {@code LAPSED}
     * @param by the operator who refused it
     * @return false when it was ended before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean giveBack(Review review, Review.State how, @Nullable Tsid by) {
        return end(review, how, by).isPresent();
    }

    /** Gives all back that a member has sent and that waits; they leave. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void returnAllOf(Tsid sender) {
        transfersOf(sender).forEach(review -> end(review, Review.State.CANCELED, null));
    }

    @Transactional(readOnly = true)
    public boolean anyOf(Tsid sender) {
        return !transfersOf(sender).isEmpty();
    }

    private List<Review> transfersOf(Tsid sender) {
        return reviews.of(sender).stream().filter(review -> review.decision().way() == FraudDecision.Way.TRANSFER)
                .toList();
    }

    Optional<Transfer> end(Review review, Review.State how, @Nullable Tsid by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!reviews.end(review.id(), how, by, now)) {
            return Optional.empty();
        }
        Transfer transfer = transfer(review).ended(
                how == Review.State.CANCELED ? Transfer.Status.CANCELED : Transfer.Status.REFUSED, now);
        transfers.end(transfer);
        ledger.post(Posting.of("TRANSFER_RETURNED", review.id().value(), new Line.Release(review.held())), now);
        events.publish(new TransferReturned(ids.next(), now, review.id(), transfer.sender(), transfer.amount(),
                how == Review.State.CANCELED ? "CANCELED" : "REVIEW_" + how.name()));
        return Optional.of(transfer);
    }
}
