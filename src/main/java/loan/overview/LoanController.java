package loan.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import loan.contract.Contract;
import loan.contract.InstalmentState;
import loan.contract.LoanId;
import loan.contract.LoanInstalment;
import loan.contract.LoanStatus;
import loan.product.LoanKind;
import loan.repayment.DaysPastDue;
import loan.schedule.RepaymentMethod;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import platform.money.Won;
import platform.security.MemberCaller;
import platform.web.Refuses;
import platform.web.paging.CursorPage;
import platform.web.paging.PageQuery;

/** The member's loans. */
@RestController
@RequestMapping("/v1/loan/loans")
@Tag(name = "Loan")
class LoanController {
    private final ReadLoans read;

    LoanController(ReadLoans read) {
        this.read = read;
    }

    /**
     * A loan in a list.
     *
     * @param annualRate as a decimal: 0.0485 is 4.85 %
     * @param balance principal that was not paid back
     * @param interestSoFar of the present period, up to today
     * @param daysPastDue the days since the oldest instalment that was not paid in time
     * @param next null when nothing is to be paid any more
     * @param refinancing null unless it runs and nothing of it is due
     */
    @Schema(name = "LoanTile")
    record LoanTile(LoanId id, String lenderName, String productName, LoanKind kind, LoanStatus status, Won principal,
            @Schema(example = "0.0485") BigDecimal annualRate, Won balance, Won interestSoFar, long daysPastDue,
            DaysPastDue lateness, @Nullable NextPayment next, @Nullable SavingView refinancing) {
        static LoanTile of(ReadLoans.Page page) {
            Contract loan = page.loan();
            return new LoanTile(loan.id(), loan.lenderName(), loan.productName(), loan.kind(), loan.status(),
                    loan.principal(), loan.annualRate(), loan.balance(), page.interestSoFar(), page.daysPastDue(),
                    DaysPastDue.of(page.daysPastDue()), page.next().map(NextPayment::of).orElse(null),
                    SavingView.of(page.saving()));
        }
    }

    /** What is to be paid next. */
    @Schema(name = "NextLoanPayment")
    record NextPayment(int number, LocalDate dueOn, Won amount) {
        static NextPayment of(LoanInstalment each) {
            return new NextPayment(each.number(), each.dueOn(), each.outstanding());
        }
    }

    /** What refinancing would save, at an estimated rate and over the same horizon; negative when it would cost. */
    @Schema(name = "RefinancingSaving")
    record SavingView(@Schema(example = "0.0399") BigDecimal rate, Won interestNow, Won interestThen,
            Won prepaymentFee, Won stampDuty, Won saved) {
        static @Nullable SavingView of(@Nullable RefinancingSaving saving) {
            return saving == null
                    ? null
                    : new SavingView(saving.rate(), saving.interestNow(), saving.interestThen(),
                            saving.prepaymentFee(), saving.stampDuty(), saving.saved());
        }
    }

    /** A loan with its schedule. */
    @Schema(name = "Loan")
    record LoanView(LoanTile loan,
            @Schema(description = "withheld from the payout by the lender") Won upfrontFee, RepaymentMethod method,
            LocalDate startedOn, LocalDate endsOn, Instant openedAt,
            @Nullable Instant closedAt, List<InstalmentView> schedule) {
        static LoanView of(ReadLoans.Page page) {
            Contract loan = page.loan();
            return new LoanView(LoanTile.of(page), loan.upfrontFee(), loan.method(), loan.startedOn(), loan.endsOn(),
                    loan.openedAt(),
                    loan.closedAt(), page.instalments().stream().map(InstalmentView::of).toList());
        }
    }

    /**
     * An instalment.
     *
     * @param balance principal left after it
     * @param outstanding what is not paid of it
     */
    @Schema(name = "LoanInstalment")
    record InstalmentView(int number, LocalDate dueOn, Won principal, Won interest, Won overdueInterest, Won balance,
            InstalmentState state, Won outstanding) {
        static InstalmentView of(LoanInstalment each) {
            return new InstalmentView(each.number(), each.dueOn(), each.principal(), each.interest(),
                    each.overdueInterest(), each.balance(), each.state(), each.outstanding());
        }
    }

    @Operation(summary = "The member's loans, newest first", description = "Each with its next payment and what refinancing it would save.")
    @GetMapping
    CursorPage<LoanTile> list(MemberCaller caller, @Valid @ParameterObject PageQuery page) {
        return read.list(caller.memberId(), page).map(LoanTile::of);
    }

    @Operation(summary = "A loan with its schedule")
    @Refuses("LOAN_NOT_FOUND")
    @GetMapping("/{loanId}")
    LoanView read(MemberCaller caller, @PathVariable LoanId loanId) {
        return LoanView.of(read.read(caller.memberId(), loanId));
    }
}
