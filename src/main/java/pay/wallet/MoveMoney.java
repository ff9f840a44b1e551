package pay.wallet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.WalletMoved;
import pay.ledger.Balance;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.MovementId;
import pay.ledger.Posted;
import pay.ledger.Posting;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** Posts a journal that moves one wallet, writes the movement into the member's list and tells the other modules. */
@Component
public class MoveMoney {
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final DomainEvents events;
    private final Ids ids;

    MoveMoney(Ledger ledger, JdbcClient jdbc, DomainEvents events, Ids ids) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.events = events;
        this.ids = ids;
    }

    /**
     * Moves one wallet.
     *
     * @param posting a journal of which the first line, and no other, posts on the wallet's account
     * @param amount what that line adds to the wallet; negative when it takes
     * @throws LedgerRefusal as the ledger does; the transaction must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Posted move(Wallet wallet, Won amount, Posting posting, MoneyMoved why) {
        Posted posted = ledger.post(posting, why.at());
        Balance after = posted.after(wallet.account());
        MovementId movement = posted.movements().getFirst();
        jdbc.sql("""
                insert into pay_wallet_movement
                    (member_id, sequence, movement_id, kind, amount, balance, description, occurred_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """).params(wallet.memberId().value(), after.postings(), movement.value(), why.kind().name(),
                amount.amount(), after.credit(), why.description(), UtcColumn.of(why.at())).update();
        events.publish(new WalletMoved(ids.next(), why.at(), wallet.memberId(), Tsid.of(movement),
                amount, Won.of(after.credit()), after.postings(), why.kind().name(), why.description()));
        return posted;
    }
}
