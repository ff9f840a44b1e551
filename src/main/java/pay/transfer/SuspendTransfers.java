package pay.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.WalletMoved;
import pay.ledger.Account;
import pay.ledger.Posted;
import pay.wallet.MoneyMoved;
import pay.wallet.SuspendedCredits;
import pay.wallet.WalletLine;
import pay.wallet.WalletLines;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Writes transfers to frozen wallets: they are done for their senders, and kept for their recipients, who are not told. */
@Component
class SuspendTransfers {
    private final WalletLines lines;
    private final SuspendedCredits credits;
    private final DomainEvents events;
    private final Ids ids;

    SuspendTransfers(WalletLines lines, SuspendedCredits credits, DomainEvents events, Ids ids) {
        this.lines = lines;
        this.credits = credits;
        this.events = events;
        this.ids = ids;
    }

    /**
     * One of them.
     *
     * @param posted its journal: the first movement takes from the sender, the last brings it into suspense
     */
    record Suspended(Transfer transfer, Posted posted, Account from) {
        WalletLine out(Instant now) {
            return WalletLine.of(from, posted, 0, transfer.amount().negated(),
                    new MoneyMoved(MoneyMoved.Kind.TRANSFER, transfer.recipientName(), now));
        }

        SuspendedCredits.SuspendedCredit credit(Instant now) {
            return new SuspendedCredits.SuspendedCredit(posted.movements().getLast(),
                    Objects.requireNonNull(transfer.recipient()),
                    transfer.amount(), new MoneyMoved(MoneyMoved.Kind.TRANSFER_IN, transfer.senderName(), now),
                    transfer.sender());
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void suspend(List<Suspended> suspended, Instant now) {
        if (suspended.isEmpty()) {
            return;
        }
        List<WalletLine> written = new ArrayList<>(suspended.size());
        for (Suspended each : suspended) {
            WalletLine out = each.out(now);
            written.add(out);
            events.publish(new WalletMoved(ids.next(), now, out.memberId(), Tsid.of(out.movement()), out.amount(),
                    Won.of(out.after().credit()), out.after().postings(), out.why().kind().name(),
                    out.why().description()));
        }
        lines.write(written);
        credits.insert(suspended.stream().map(each -> each.credit(now)).toList());
    }
}
