package pay.transfer;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posted;
import pay.ledger.Posting;
import pay.payee.Payee;
import pay.payee.Payees;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoBegin;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;
import platform.demo.DemoTransfer;
import platform.id.Tsid;

/**
 * Lets the first demo members have sent each other money in the month before the demo begins: booked and told with the time of
 * then, so that there is a last month to compare this one with. After the wallets are there, before anybody orders.
 */
@Component
@ConditionalOnDemo
@Order(LoadDemoTransfers.AFTER_WALLETS)
class LoadDemoTransfers implements ApplicationRunner {
    static final int AFTER_WALLETS = -9;
    private static final int BATCH = 20;

    private final DemoLoader loader;
    private final DemoScale scale;
    private final DemoBegin begin;
    private final Payees payees;
    private final Ledger ledger;
    private final Transfers transfers;
    private final CompleteTransfers complete;

    LoadDemoTransfers(DemoLoader loader, DemoScale scale, DemoBegin begin, Payees payees, Ledger ledger,
            Transfers transfers, CompleteTransfers complete) {
        this.loader = loader;
        this.scale = scale;
        this.begin = begin;
        this.payees = payees;
        this.ledger = ledger;
        this.transfers = transfers;
        this.complete = complete;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("pay",
                progress -> progress.step("transfers", DemoTransfer.senders(scale), BATCH, (first, last) -> {
                    for (long member = first; member <= last; member++) {
                        DemoTransfer.of(scale, begin.day(), member).forEach(this::send);
                    }
                }));
    }

    private void send(DemoTransfer sent) {
        Tsid from = DemoIds.member(sent.from());
        Tsid to = DemoIds.member(sent.to());
        Map<Tsid, Payee> parties = payees.keep(new TreeSet<>(List.of(from, to)));
        Payee sender = parties.get(from);
        Payee recipient = parties.get(to);
        if (sender == null || recipient == null || !sender.isOpen() || !recipient.isOpen()) {
            return; // Somebody left while the demo was being loaded.
        }
        TransferId id = new TransferId(sent.id().value());
        Posted posted = ledger.post(Posting.of("TRANSFER", id.value(),
                new Line.Post(sender.wallet(), recipient.wallet(), sent.amount().amount())), sent.at());
        Transfer transfer = new Transfer(id, from, to, sent.amount(), null, Transfer.Status.COMPLETED,
                sender.maskedName(), recipient.maskedName(), sent.at(), null, sent.at());
        transfers.insert(List.of(new Transfers.Row(transfer, null)));
        complete.complete(
                List.of(new CompleteTransfers.Completed(transfer, posted, sender.wallet(), recipient.wallet())),
                sent.at());
    }
}
