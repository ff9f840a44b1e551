package pay.approval;

import org.springframework.stereotype.Component;
import pay.bank.BankTransferId;
import pay.bank.ResolveBankTransfer;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;

/** A bank transfer ends as the bank has said to a person. */
@Component
class SettleBankResult implements Enactment<Terms.BankResult> {
    private final ResolveBankTransfer resolve;

    SettleBankResult(ResolveBankTransfer resolve) {
        this.resolve = resolve;
    }

    @Override
    public Class<Terms.BankResult> terms() {
        return Terms.BankResult.class;
    }

    @Override
    public void check(Terms.BankResult terms) {
        if (!resolve.isForAPerson(new BankTransferId(terms.transfer().value()))) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }

    @Override
    public String about(Terms.BankResult terms) {
        return resolve.about(new BankTransferId(terms.transfer().value()));
    }

    @Override
    public void enact(Tsid proposal, Terms.BankResult terms) {
        if (!resolve.resolve(new BankTransferId(terms.transfer().value()), terms.done())) {
            // The bank has answered meanwhile.
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }
}
