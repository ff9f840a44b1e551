package pay.card;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Line;

/** What a charge or a cancel is in the ledger: the card company owes what was charged, until it has paid. */
@Component
public class CardLines {
    private final Accounts accounts;

    CardLines(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Of a charge that was carried out, in favour of somebody. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Line charged(CardRequest charge, Account payee) {
        return new Line.Post(company(charge), payee, charge.amount().amount());
    }

    /** Of a cancel, at the cost of whom the charge went to. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Line canceled(CardRequest cancel, Account payee) {
        return new Line.Post(payee, company(cancel), cancel.amount().amount());
    }

    private Account company(CardRequest request) {
        return accounts.open(AccountKind.CARD_COMPANY, request.company().owner());
    }
}
