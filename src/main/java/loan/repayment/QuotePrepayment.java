package loan.repayment;

import java.time.LocalDate;
import java.util.List;

import loan.close.CloseDays;
import loan.contract.Contract;
import loan.contract.Instalments;
import loan.contract.LoanId;
import loan.contract.LoanInstalment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** Says what a prepayment would cost today and what would become of the instalments. */
@Service
class QuotePrepayment {
    private final OwnLoan loans;
    private final Instalments instalments;
    private final CloseDays days;
    private final BusinessDays businessDays;

    QuotePrepayment(OwnLoan loans, Instalments instalments, CloseDays days, BusinessDays businessDays) {
        this.loans = loans;
        this.instalments = instalments;
        this.days = days;
        this.businessDays = businessDays;
    }

    @Transactional(readOnly = true)
    public PrepaymentQuote quote(Tsid member, LoanId id, Won principal) {
        Contract loan = loans.find(member, id);
        List<LoanInstalment> all = instalments.of(id);
        LocalDate today = businessDays.today();
        EarlyRepayment.require(loan, all, days, today);
        return PrepaymentQuote.of(loan, all, principal, today);
    }
}
