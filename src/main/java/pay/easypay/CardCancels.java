package pay.easypay;

import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardRequest;
import pay.card.CardRequestId;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.wallet.LockWallet;

/**
 * Parts of cancels that go back to cards. What is owed to the merchant is held until the card company has answered; what it
 * refuses for good the member gets in money.
 */
@Component
class CardCancels {
    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final CancelPostings postings;
    private final LockWallet wallets;
    private final Ledger ledger;

    CardCancels(JdbcClient jdbc, Transactions transactions, CancelPostings postings, LockWallet wallets,
            Ledger ledger) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.postings = postings;
        this.wallets = wallets;
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
        postings.inMoney(new Transaction(line.id(), payment, line.kind(), line.amount(), line.reason(), now),
                wallets.lock(payment.member()), request.amount(), List.of(new Line.Release(hold(request))));
    }

    private MovementId hold(CardRequest request) {
        return new MovementId(jdbc.sql("select hold from pay_easypay_card_cancel where request_id = ?")
                .param(request.id().value()).query(Long.class).single());
    }
}
