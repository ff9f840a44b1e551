package pay.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.fraud.Reviews;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posted;
import pay.ledger.Posting;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.wallet.WalletCap;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.web.DomainException;

/** Takes what was sent to a phone number, for the member whose number it is now. */
@Component
class AcceptTransfer {
    private final Transfers transfers;
    private final HeldTransfers held;
    private final Payees payees;
    private final Accounts accounts;
    private final Ledger ledger;
    private final CompleteTransfers complete;
    private final Reviews reviews;
    private final WalletCap cap;
    private final Clock clock;

    AcceptTransfer(Transfers transfers, HeldTransfers held, Payees payees, Accounts accounts, Ledger ledger,
            CompleteTransfers complete, Reviews reviews, WalletCap cap, Clock clock) {
        this.transfers = transfers;
        this.held = held;
        this.payees = payees;
        this.accounts = accounts;
        this.ledger = ledger;
        this.complete = complete;
        this.reviews = reviews;
        this.cap = cap;
        this.clock = clock;
    }

    /**
     * Accepts it.
     *
     * @throws DomainException {@code TRANSFER_NOT_FOUND}, {@code TRANSFER_ENDED}, {@code TRANSFER_TO_SELF},
     *     {@code WALLET_CLOSED}, {@code WALLET_FROZEN}, {@code TRANSFER_SUSPENDED}, {@code WALLET_CAP_EXCEEDED}
     */
    @RetriedOnConflict
    @Transactional
    public Transfer accept(Tsid member, TransferId id) {
        Transfer transfer = transfers.find(id)
                .filter(found -> found.isOf(member) || held.isFor(id, payees.phoneOf(member)))
                .orElseThrow(() -> new DomainException(PayError.TRANSFER_NOT_FOUND));
        if (transfer.sender().equals(member)) {
            throw new DomainException(PayError.TRANSFER_TO_SELF);
        }
        Payee recipient = recipient(member, transfer);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MovementId hold = held.end(id).filter(_ -> now.isBefore(Objects.requireNonNull(transfer.acceptBy())))
                .orElseThrow(() -> new DomainException(PayError.TRANSFER_ENDED));
        Transfer accepted = transfer.accepted(member, recipient.maskedName(), now);
        transfers.end(accepted);
        post(accepted, hold, recipient, now);
        return accepted;
    }

    /** Both wallets stay as they are from here on. */
    private Payee recipient(Tsid member, Transfer transfer) {
        Map<Tsid, Payee> both = payees.keep(new TreeSet<>(List.of(member, transfer.sender())));
        Payee recipient = both.get(member);
        if (recipient == null || !recipient.isOpen()) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        if (recipient.isFrozen()) {
            throw new DomainException(PayError.WALLET_FROZEN);
        }
        Optional<Payee> sender = Optional.ofNullable(both.get(transfer.sender()));
        if (sender.filter(Payee::isFrozen).isPresent() || isSuspicious(transfer, recipient, sender)) {
            throw new DomainException(PayError.TRANSFER_SUSPENDED);
        }
        return recipient;
    }

    /**
     * When it was sent nobody knew whose it would be, or who of both would be reported by now: what is held of a direct transfer is not
     * accepted, unless somebody here has let it go in spite of its sender.
     */
    private boolean isSuspicious(Transfer transfer, Payee recipient, Optional<Payee> sender) {
        return recipient.isReported() || (sender.filter(Payee::isReported).isPresent()
                && !reviews.isReleased(Tsid.of(transfer.id()), transfer.sender()));
    }

    private void post(Transfer transfer, MovementId hold, Payee recipient, Instant now) {
        long amount = transfer.amount().amount();
        Account sender = accounts.open(AccountKind.MEMBER_MONEY, transfer.sender().value());
        Posted posted;
        try {
            posted = ledger.post(Posting.of("TRANSFER_ACCEPTED", transfer.id().value(), new Line.Capture(hold, amount),
                    new Line.Post(Account.HELD_TRANSFERS, recipient.wallet(), amount))
                    .within(recipient.wallet(), cap.at(now)), now);
        } catch (LedgerRefusal refusal) {
            if (refusal.reason() == LedgerRefusal.Reason.ABOVE_CEILING) {
                throw new DomainException(PayError.WALLET_CAP_EXCEEDED, cap.at(now));
            }
            throw refusal;
        }
        complete.complete(List.of(new CompleteTransfers.Completed(transfer, posted, sender, recipient.wallet())), now);
    }
}
