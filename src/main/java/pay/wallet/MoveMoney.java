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
    private final DomainEvents events;
    private final Ids ids;

    MoveMoney(Ledger ledger, WalletLines lines, DomainEvents events, Ids ids) {
        this.ledger = ledger;
        this.lines = lines;
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
        WalletLine line = WalletLine.of(wallet.account(), posted, 0, amount, why);
        lines.write(List.of(line));
        events.publish(new WalletMoved(ids.next(), why.at(), wallet.memberId(), Tsid.of(line.movement()), amount,
                Won.of(line.after().credit()), line.after().postings(), why.kind().name(), why.description()));
        return posted;
    }
}
