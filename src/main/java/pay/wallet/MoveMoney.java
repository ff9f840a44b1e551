package pay.wallet;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.WalletMoved;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.Posted;
import pay.ledger.Posting;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Posts a journal that moves one wallet, writes the movement into the member's list and tells the other modules. */
@Component
public class MoveMoney {
    private final Ledger ledger;
    private final WalletLines lines;
    private final SuspendedCredits suspended;
    private final DomainEvents events;
    private final Ids ids;

    MoveMoney(Ledger ledger, WalletLines lines, SuspendedCredits suspended, DomainEvents events, Ids ids) {
        this.ledger = ledger;
        this.lines = lines;
        this.suspended = suspended;
        this.events = events;
        this.ids = ids;
    }

    /**
     * Moves one wallet; what comes for a frozen one comes to its suspense, and nobody is told.
     *
     * @param posting a journal of which the first line, and no other, posts on the wallet's account; at once, when it adds to a frozen
     *     one
     * @param amount what that line adds to the wallet; negative when it takes
     * @throws LedgerRefusal as the ledger does; the transaction must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Posted move(Wallet wallet, Won amount, Posting posting, MoneyMoved why) {
        if (amount.isPositive() && wallet.isFrozen()) {
            Posted kept = ledger.post(posting.redirected(wallet.account(), wallet.suspense()), why.at());
            suspended.insert(List.of(new SuspendedCredits.SuspendedCredit(kept.movements().getFirst(),
                    wallet.memberId(), amount, why, null)));
            return kept;
        }
        Posted posted = ledger.post(posting, why.at());
        moved(List.of(WalletLine.of(wallet.account(), posted, 0, amount, why)));
        return posted;
    }

    /** Writes movements that were posted into their members' lists, and tells the other modules of each. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(List<WalletLine> moved) {
        lines.write(moved);
        moved.forEach(line -> events.publish(new WalletMoved(ids.next(), line.why().at(), line.memberId(),
                Tsid.of(line.movement()), line.amount(), Won.of(line.after().credit()), line.after().postings(),
                line.why().kind().name(), line.why().description())));
    }
}
