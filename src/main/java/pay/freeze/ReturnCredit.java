package pay.freeze;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.wallet.LockWallet;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.SuspendedCredits;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.web.DomainException;

/** Sends a transfer that came for a frozen wallet back to who sent it, a victim mostly; the freeze stands. */
@Component
public class ReturnCredit {
    private static final String DESCRIPTION = "송금 반환";

    private final Freezes freezes;
    private final SuspendedCredits credits;
    private final LockWallet wallets;
    private final Accounts accounts;
    private final MoveMoney moveMoney;
    private final Ledger ledger;
    private final Clock clock;

    ReturnCredit(Freezes freezes, SuspendedCredits credits, LockWallet wallets, Accounts accounts, MoveMoney moveMoney,
            Ledger ledger, Clock clock) {
        this.freezes = freezes;
        this.credits = credits;
        this.wallets = wallets;
        this.accounts = accounts;
        this.moveMoney = moveMoney;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Returns it, to the sender's wallet above its cap too, or as unclaimed money of one who left.
     *
     * @throws DomainException {@code SUSPENDED_CREDIT_NOT_FOUND} also of what no member sent, {@code SUSPENDED_CREDIT_KEPT}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(MovementId movement) {
        SuspendedCredits.SuspendedCredit credit = credits.find(movement).orElseThrow(ReturnCredit::none);
        Tsid to = credit.sender();
        if (to == null) {
            throw none();
        }
        new TreeSet<>(List.of(credit.memberId(), to)).forEach(wallets::lock);
        Wallet sender = wallets.lock(to);
        requireReturnable(credit.memberId());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!credits.end(movement, SuspendedCredits.Outcome.RETURNED, now)) {
            throw none();
        }
        Account suspense = accounts.open(AccountKind.SUSPENSE, credit.memberId().value());
        Account account = sender.isOpen()
                ? sender.account()
                : accounts.open(AccountKind.UNCLAIMED, to.value());
        Posting posting = Posting.of("SUSPENSE_RETURNED", movement.value(),
                new Line.Post(suspense, account, credit.amount().amount()));
        if (sender.isOpen()) {
            moveMoney.move(sender, credit.amount(), posting,
                    new MoneyMoved(MoneyMoved.Kind.REFUND, DESCRIPTION, now));
        } else {
            ledger.post(posting, now);
        }
    }

    /**
     * Refuses what cannot be returned now.
     *
     * @throws DomainException the same
     */
    @Transactional(readOnly = true)
    public void requireReturnable(MovementId movement) {
        SuspendedCredits.SuspendedCredit credit = credits.find(movement).filter(found -> found.sender() != null)
                .orElseThrow(ReturnCredit::none);
        requireReturnable(credit.memberId());
    }

    /** How much it is, and between whom. */
    @Transactional(readOnly = true)
    public String about(MovementId movement) {
        return credits.find(movement).map(credit -> "%,d KRW, %s → %s"
                .formatted(credit.amount().amount(), credit.memberId(), credit.sender())).orElse("");
    }

    /** What a court or an authority has frozen stays; what is frozen no more is on its way to the wallet. */
    private void requireReturnable(Tsid frozen) {
        List<Freeze> standing = freezes.of(Freeze.Subject.WALLET, frozen);
        if (standing.isEmpty()) {
            throw none();
        }
        if (standing.stream().anyMatch(freeze -> freeze.reason() == Freeze.Reason.AUTHORITY
                || freeze.reason() == Freeze.Reason.COURT)) {
            throw new DomainException(PayError.SUSPENDED_CREDIT_KEPT);
        }
    }

    private static DomainException none() {
        return new DomainException(PayError.SUSPENDED_CREDIT_NOT_FOUND);
    }
}
