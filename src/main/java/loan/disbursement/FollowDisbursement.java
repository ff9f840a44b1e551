package loan.disbursement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import loan.close.CloseDays;
import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.Instalments;
import loan.contract.LoanId;
import loan.contract.LoanStatus;
import loan.contract.TellLoan;
import loan.repayment.CatchUp;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A loan begins to run when its member has the money, with interest from the payout; or it never does. */
@Service
class FollowDisbursement {
    private final Contracts contracts;
    private final Instalments instalments;
    private final CloseDays days;
    private final CatchUp catchUp;
    private final TellLoan tell;
    private final Clock clock;

    FollowDisbursement(Contracts contracts, Instalments instalments, CloseDays days, CatchUp catchUp, TellLoan tell,
            Clock clock) {
        this.contracts = contracts;
        this.instalments = instalments;
        this.days = days;
        this.catchUp = catchUp;
        this.tell = tell;
        this.clock = clock;
    }

    @Transactional
    public void completed(LoanId id) {
        Optional<LocalDate> closed = days.lastOf(id);
        Contract loan = contracts.lock(id).orElseThrow();
        if (loan.status() == LoanStatus.DISBURSING) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            contracts.disbursed(id, now);
            catchUp.makeUp(id, loan.startedOn(), closed);
            tell.changed(id, now);
        }
    }

    @Transactional
    public void failed(LoanId id) {
        Contract loan = contracts.lock(id).orElseThrow();
        if (loan.status() == LoanStatus.DISBURSING) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            instalments.forgetPlan(id);
            contracts.end(id, LoanStatus.FAILED, now);
            tell.changed(id, now);
        }
    }
}
