package pay.easypay;

import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankTransfer;
import pay.card.CardRequest;
import pay.card.CardRequestId;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.payout.PlaceMoney;
import pay.payout.SendToBank;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import platform.id.Tsid;

/**
 * Parts of cancels that go back to cards. What is owed to the merchant is held until the card company has answered; what it
 * refuses for good the member gets in money: into the wallet up to its cap, the rest to their bank account.
 */
@Component
class CardCancels {
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final CancelPostings postings;
    private final LockWallet wallets;
    private final PlaceMoney placeMoney;
    private final SendToBank sendToBank;
    private final Ledger ledger;

    CardCancels(JdbcClient jdbc, Transactions transactions, CancelPostings postings, LockWallet wallets,
            PlaceMoney placeMoney, SendToBank sendToBank, Ledger ledger) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.postings = postings;
        this.wallets = wallets;
        this.placeMoney = placeMoney;
        this.sendToBank = sendToBank;
        this.ledger = ledger;
    }

    /** Notes what was asked for, and what is held for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(CardRequestId request, Transaction cancel, MovementId hold) {
        jdbc.sql("insert into pay_easypay_card_cancel (request_id, cancel_id, hold) values (?, ?, ?)")
                .params(request.value(), cancel.id(), hold.value()).update();
    }

    /** The card company has taken it back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(CardRequest request, Instant now) {
        ledger.post(Posting.of("EASYPAY_CANCEL_CARD_DONE", request.id().value(),
                new Line.Capture(hold(request), request.amount().amount())), now);
    }

    /** It will not: the member gets it in money. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(CardRequest request, MerchantPayment payment, Instant now) {
        Transactions.Line line = transactions.get(jdbc
                .sql("select cancel_id from pay_easypay_card_cancel where request_id = ?").param(request.id().value())
                .query(Long.class).single());
        Transaction cancel = new Transaction(line.id(), payment, line.kind(), line.amount(), line.reason(), now);
        Wallet wallet = wallets.lock(payment.member());
        PlaceMoney.Placement placement = placeMoney.place(wallet, request.amount(), now);
        postings.inMoney(cancel, wallet, placement.toWallet(), new Line.Release(hold(request)));
        placement.toBank().ifPresent(part -> sendToBank.send(BankTransfer.Purpose.PAYMENT_CANCEL,
                new Tsid(cancel.id()), postings.payable(payment), part.account(), part.amount()));
    }

    private MovementId hold(CardRequest request) {
        return new MovementId(jdbc.sql("select hold from pay_easypay_card_cancel where request_id = ?")
                .param(request.id().value()).query(Long.class).single());
    }
}
