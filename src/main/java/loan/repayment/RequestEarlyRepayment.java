package loan.repayment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import loan.close.CloseDays;
import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.Instalments;
import loan.contract.LoanId;
import loan.contract.LoanInstalment;
import loan.refusal.LoanError;
import loan.schedule.PrepaymentStrategy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** A member pays principal back early, or takes the loan back: pay is asked to collect all of it, and the loan waits. */
@Service
class RequestEarlyRepayment {
    private final OwnLoan loans;
    private final Contracts contracts;
    private final Instalments instalments;
    private final Repayments repayments;
    private final AskRepayment ask;
    private final CloseDays days;
    private final BusinessDays businessDays;
    private final Ids ids;
    private final Clock clock;

    RequestEarlyRepayment(OwnLoan loans, Contracts contracts, Instalments instalments, Repayments repayments,
            AskRepayment ask, CloseDays days, BusinessDays businessDays, Ids ids, Clock clock) {
        this.loans = loans;
        this.contracts = contracts;
        this.instalments = instalments;
        this.repayments = repayments;
        this.ask = ask;
        this.days = days;
        this.businessDays = businessDays;
        this.ids = ids;
        this.clock = clock;
    }

    /** Principal before its day. */
    @Transactional
    public RepaymentId prepay(Tsid member, LoanId id, Won principal, PrepaymentStrategy strategy) {
        Contract loan = loans.lock(member, id);
        List<LoanInstalment> all = instalments.of(id);
        LocalDate today = businessDays.today();
        EarlyRepayment.require(loan, all, days, today);
        PrepaymentQuote quote = PrepaymentQuote.of(loan, all, principal, today);
        return request(loan, RepaymentKind.PREPAYMENT, quote.outcomes().isEmpty() ? null : strategy, today,
                quote.parts());
    }

    /** All of it, within the time that the law gives. */
    @Transactional
    public RepaymentId withdraw(Tsid member, LoanId id) {
        Contract loan = loans.lock(member, id);
        LocalDate today = businessDays.today();
        EarlyRepayment.require(loan, instalments.of(id), days, today);
        LocalDate last = WithdrawalRight.lastDay(loan, today, businessDays);
        if (today.isAfter(last)) {
            throw new DomainException(LoanError.WITHDRAWAL_OVER, last.toString());
        }
        return request(loan, RepaymentKind.WITHDRAWAL, null, today,
                WithdrawalRight.owed(loan, today, repayments.feesPaid(id)));
    }

    private RepaymentId request(Contract loan, RepaymentKind kind, @Nullable PrepaymentStrategy strategy,
            LocalDate today, Parts parts) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        RepaymentId id = new RepaymentId(ids.nextLong());
        contracts.await(loan.id(), Tsid.of(id));
        ask.ask(loan, new Repayment(id, loan.id(), kind, null, strategy, today, parts.total(), RepaymentState.ASKED,
                null, Won.ZERO, parts, now, null, 1), now);
        return id;
    }
}
