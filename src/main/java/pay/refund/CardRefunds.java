package pay.refund;

import java.time.Instant;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardLines;
import pay.card.CardRequest;
import pay.ledger.Account;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;

/** Parts of refunds that go back to cards: held in the order's escrow until the card company has answered. */
@Component
class CardRefunds {
    private final JdbcClient jdbc;
    private final CardLines cardLines;
    private final Ledger ledger;

    CardRefunds(JdbcClient jdbc, CardLines cardLines, Ledger ledger) {
        this.jdbc = jdbc;
        this.cardLines = cardLines;
        this.ledger = ledger;
    }

    /** Holds what was asked for in the escrow. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Refund refund, CardRequest cancel, Account escrow, Instant now) {
        Line.Post back = (Line.Post) cardLines.canceled(cancel, escrow);
        MovementId hold = ledger.post(Posting.of("REFUND_TO_CARD_BEGUN", cancel.id().value(),
                new Line.Hold(back.debit(), back.credit(), back.amount())), now).only();
        jdbc.sql("insert into pay_refund_card (cancel_id, refund_id, hold) values (?, ?, ?)")
                .params(cancel.id().value(), refund.refundId().value(), hold.value()).update();
    }

    /** Of which refund a cancel is a part. */
    @Transactional(readOnly = true)
    public long refundOf(CardRequest cancel) {
        return jdbc.sql("select refund_id from pay_refund_card where cancel_id = ?").param(cancel.id().value())
                .query(Long.class).single();
    }

    /** The card company has taken it back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(CardRequest cancel, Instant now) {
        ledger.post(Posting.of("REFUND_TO_CARD", cancel.id().value(),
                new Line.Capture(hold(cancel), cancel.amount().amount())), now);
    }

    /** It will not: the escrow has it again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refused(CardRequest cancel, Instant now) {
        ledger.post(Posting.of("REFUND_TO_CARD_REFUSED", cancel.id().value(), new Line.Release(hold(cancel))), now);
    }

    private MovementId hold(CardRequest cancel) {
        return new MovementId(jdbc.sql("select hold from pay_refund_card where cancel_id = ?")
                .param(cancel.id().value()).query(Long.class).single());
    }
}
