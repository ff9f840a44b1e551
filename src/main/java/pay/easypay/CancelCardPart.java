package pay.easypay;

import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.card.CardLines;
import pay.card.CardPayments;
import pay.card.CardRequestId;
import pay.ledger.Account;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.money.Won;

/** Asks a card company to take a part back; it is sent soon after this commits. */
@Component
class CancelCardPart {
    private final CardPayments cards;
    private final CardLines cardLines;
    private final ApprovalRows approvals;
    private final CardCancels cancels;
    private final Ledger ledger;

    CancelCardPart(CardPayments cards, CardLines cardLines, ApprovalRows approvals, CardCancels cancels,
            Ledger ledger) {
        this.cards = cards;
        this.cardLines = cardLines;
        this.approvals = approvals;
        this.cancels = cancels;
        this.ledger = ledger;
    }

    /** Asks for it; what is owed to the merchant is to be held by {@link #hold}, when the wallet is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CardRequestId ask(Transaction cancel, Won amount) {
        long payment = cancel.payment().id();
        CardRequestId charge = Objects.requireNonNull(Objects
                .requireNonNull(approvals.of(payment).of(TenderKind.CARD).orElseThrow().card()).charge());
        return cards.cancel(charge, new Tsid(payment), amount, Objects.requireNonNull(cancel.reason()));
    }

    /**
     * Holds what is owed to the merchant until the card company has answered.
     *
     * @throws pay.ledger.LedgerRefusal when that does not cover it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(CardRequestId request, Transaction cancel, Account payable) {
        Line.Post back = (Line.Post) cardLines.canceled(cards.find(request).orElseThrow(), payable);
        MovementId hold = ledger.post(Posting.of("EASYPAY_CANCEL_CARD", request.value(),
                new Line.Hold(back.debit(), back.credit(), back.amount())), cancel.at()).only();
        cancels.add(request, cancel, hold);
    }
}
