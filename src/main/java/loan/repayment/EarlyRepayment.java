package loan.repayment;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import loan.close.CloseDays;
import loan.contract.Contract;
import loan.contract.InstalmentState;
import loan.contract.LoanInstalment;
import loan.contract.LoanStatus;
import loan.refusal.LoanError;
import platform.web.DomainException;

/** When a loan may be paid back before its days: it runs, nothing of it is due, and its days are booked up to yesterday. */
final class EarlyRepayment {
    private static final Duration CLOSE_TAKES = Duration.ofMinutes(1);

    private EarlyRepayment() {}

    /** @throws DomainException when it may not now */
    static void require(Contract loan, List<LoanInstalment> instalments, CloseDays days, LocalDate today) {
        if (loan.pendingRepayment() != null) {
            throw new DomainException(LoanError.REPAYMENT_UNDER_WAY);
        }
        if (loan.status() != LoanStatus.ACTIVE) {
            throw new DomainException(LoanError.LOAN_NOT_ACTIVE);
        }
        if (days.isBehind(loan.id())) {
            throw new DomainException(LoanError.INTEREST_NOT_BOOKED);
        }
        LocalDate due = loan.nextDueOn();
        if (due == null || !due.isAfter(today)
                || instalments.stream().anyMatch(each -> each.state() == InstalmentState.DUE)) {
            throw new DomainException(LoanError.INSTALMENT_TO_BE_PAID_FIRST);
        }
        if (!days.isClosed(today.minusDays(1))) {
            throw DomainException.retryAfter(CLOSE_TAKES, LoanError.DAY_NOT_CLOSED);
        }
    }
}
