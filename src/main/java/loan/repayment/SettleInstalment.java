package loan.repayment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import loan.close.BookDay;
import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.Instalments;
import loan.contract.LoanId;
import loan.contract.LoanInstalment;
import loan.contract.LoanStatus;
import loan.events.InstalmentPaid;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** What follows from a payment of an instalment. */
@Component
class SettleInstalment {
    private final Repayments repayments;
    private final Contracts contracts;
    private final Instalments instalments;
    private final BookDay book;
    private final DomainEvents events;
    private final Ids ids;

    SettleInstalment(Repayments repayments, Contracts contracts, Instalments instalments, BookDay book,
            DomainEvents events, Ids ids) {
        this.repayments = repayments;
        this.contracts = contracts;
        this.instalments = instalments;
        this.book = book;
        this.events = events;
        this.ids = ids;
    }

    /** Pay has collected an amount at a time; more may be owed than was asked for when a day was closed meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void collected(Contract loan, Repayment repayment, Won amount, Instant at) {
        int number = Objects.requireNonNull(repayment.number());
        Parts parts = Parts.owed(instalments.find(loan.id(), number).orElseThrow()).paidBy(amount);
        repayments.collected(repayment.id(), amount, parts, at);
        settle(loan, number, parts, at);
    }

    private void settle(Contract loan, int number, Parts parts, Instant now) {
        instalments.pay(loan.id(), number, parts.overdueInterest(), parts.interest(), parts.principal());
        contracts.payBack(loan.id(), parts.principal());
        LoanInstalment paid = instalments.find(loan.id(), number).orElseThrow();
        if (paid.outstanding().isPositive()) {
            later(loan.id(), number, now);
            return;
        }
        instalments.paid(loan.id(), number, now);
        Won balance = loan.balance().minus(parts.principal());
        events.publish(new InstalmentPaid(ids.next(), now, Tsid.of(loan.id()), loan.memberId(), number, paid.dueOn(),
                paid.principal().plus(paid.interest()).plus(paid.overdueInterest()), balance));
        goOn(loan, balance, now);
    }

    /** Pay is asked again later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void later(LoanId loan, int number, Instant now) {
        instalments.askAt(loan, number, now.plus(AskingPlan.AFTER_ANSWER));
    }

    private void goOn(Contract loan, Won balance, Instant now) {
        List<LoanInstalment> due = instalments.due(loan.id());
        if (due.isEmpty() && !balance.isPositive()) {
            contracts.end(loan.id(), LoanStatus.PAID_OFF, now);
            return;
        }
        if (!due.isEmpty()) {
            instalments.askAt(loan.id(), due.getFirst().number(), now);
        }
        if (loan.status() == LoanStatus.OVERDUE) {
            LocalDate day = LocalDate.ofInstant(now, BusinessDays.SEOUL);
            contracts.overdue(loan.id(), due.stream().filter(each -> book.isLate(each, day.minusDays(1)))
                    .map(LoanInstalment::payableOn).findFirst().orElse(null));
        }
    }
}
