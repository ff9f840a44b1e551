package loan.repayment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

import loan.close.CloseDays;
import loan.close.LoansBehind;
import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.TellLoan;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;

/** Books what pay has collected, or that it collected nothing; each answer once. */
@Service
class BookRepayment {
    private final Repayments repayments;
    private final Contracts contracts;
    private final CloseDays days;
    private final LoansBehind behind;
    private final SettleInstalment settleInstalment;
    private final SettleEarly settleEarly;
    private final TellLoan tell;
    private final Clock clock;

    BookRepayment(Repayments repayments, Contracts contracts, CloseDays days, LoansBehind behind,
            SettleInstalment settleInstalment, SettleEarly settleEarly, TellLoan tell, Clock clock) {
        this.repayments = repayments;
        this.contracts = contracts;
        this.days = days;
        this.behind = behind;
        this.settleInstalment = settleInstalment;
        this.settleEarly = settleEarly;
        this.tell = tell;
        this.clock = clock;
    }

    /** Pay has collected an amount at a time. */
    @Transactional
    public void collected(RepaymentId id, Won amount, Instant at) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        book(id, (repayment, closed) -> {
            boolean instalment = repayment.kind() == RepaymentKind.INSTALMENT;
            // Days before this one may not be booked yet, nor its row be read: it counts when they are, as of its time.
            if (instalment && behind.keep(repayment.loanId(), new LoansBehind.Kept(Tsid.of(id), amount, at))) {
                return;
            }
            Contract loan = contracts.find(repayment.loanId()).orElseThrow();
            if (instalment) {
                settleInstalment.collected(loan, repayment, amount, now);
            } else {
                repayments.collected(id, amount, repayment.parts(), now);
                settleEarly.settle(loan, repayment, closed, now);
            }
            tell.changed(loan.id(), now);
        });
    }

    /** Pay has collected nothing. */
    @Transactional
    public void refused(RepaymentId id, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        book(id, (repayment, closed) -> {
            repayments.refused(id, reason, now);
            if (repayment.kind() == RepaymentKind.INSTALMENT) {
                settleInstalment.later(repayment.loanId(), Objects.requireNonNull(repayment.number()), now);
            } else {
                settleEarly.giveUp(contracts.find(repayment.loanId()).orElseThrow(), repayment, closed);
            }
        });
    }

    /** What an answer changes about a loan that is held. */
    private interface Effect {
        void of(Repayment repayment, Optional<LocalDate> closed);
    }

    /** An instalment's answer does not look at the close, and so does not wait for it. */
    private void book(RepaymentId id, Effect effect) {
        Repayment known = repayments.find(id).orElseThrow();
        Optional<LocalDate> closed = known.kind() == RepaymentKind.INSTALMENT
                ? Optional.empty()
                : days.lastOf(known.loanId());
        contracts.hold(known.loanId());
        // Read again under the lock: the answer may have been booked meanwhile.
        repayments.find(id).filter(each -> each.state() == RepaymentState.ASKED)
                .ifPresent(each -> effect.of(each, closed));
    }
}
