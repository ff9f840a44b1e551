package loan.repayment;

import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.LoanId;
import loan.refusal.LoanError;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Finds a loan for the member whose it is. */
@Component
class OwnLoan {
    private final Contracts contracts;

    OwnLoan(Contracts contracts) {
        this.contracts = contracts;
    }

    /**
     * The loan.
     *
     * @throws DomainException {@code LOAN_NOT_FOUND}, for another member's too
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contract find(Tsid member, LoanId id) {
        return require(member, contracts.find(id).orElseThrow(OwnLoan::notFound));
    }

    /** The same, locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contract lock(Tsid member, LoanId id) {
        find(member, id);
        return contracts.lock(id).orElseThrow(OwnLoan::notFound);
    }

    private static Contract require(Tsid member, Contract loan) {
        if (!loan.memberId().equals(member)) {
            throw notFound();
        }
        return loan;
    }

    private static DomainException notFound() {
        return new DomainException(LoanError.LOAN_NOT_FOUND);
    }
}
