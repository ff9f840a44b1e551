package pay.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.TransfersCompleted;
import pay.ledger.Account;
import pay.ledger.Posted;
import pay.wallet.MoneyMoved;
import pay.wallet.WalletLine;
import pay.wallet.WalletLines;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Writes completed transfers into the lists of both members and tells the other modules, of all by one event. */
@Component
class CompleteTransfers {
    private final WalletLines lines;
    private final DomainEvents events;
    private final Ids ids;

    CompleteTransfers(WalletLines lines, DomainEvents events, Ids ids) {
        this.lines = lines;
        this.events = events;
        this.ids = ids;
    }

    /**
     * One of them.
     *
     * @param posted its journal: the first movement takes from the sender, the last gives to the recipient
     */
    record Completed(Transfer transfer, Posted posted, Account from, Account to) {
        WalletLine out(Instant now) {
            return WalletLine.of(from, posted, 0, transfer.amount().negated(),
                    new MoneyMoved(MoneyMoved.Kind.TRANSFER, transfer.recipientName(), now));
        }

        WalletLine in(Instant now) {
            return WalletLine.of(to, posted, posted.movements().size() - 1, transfer.amount(),
                    new MoneyMoved(MoneyMoved.Kind.TRANSFER_IN, transfer.senderName(), now));
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void complete(List<Completed> completed, Instant now) {
        if (completed.isEmpty()) {
            return;
        }
        List<WalletLine> written = new ArrayList<>(2 * completed.size());
        List<TransfersCompleted.Transfer> told = new ArrayList<>(completed.size());
        for (Completed each : completed) {
            WalletLine out = each.out(now);
            WalletLine in = each.in(now);
            written.add(out);
            written.add(in);
            told.add(new TransfersCompleted.Transfer(Tsid.of(each.transfer().id()), each.transfer().amount(), side(out),
                    side(in)));
        }
        lines.write(written);
        events.publish(new TransfersCompleted(ids.next(), now, told));
    }

    private static TransfersCompleted.Side side(WalletLine line) {
        return new TransfersCompleted.Side(line.memberId(), Tsid.of(line.movement()),
                Won.of(line.after().credit()), line.after().postings(), line.why().description());
    }
}
