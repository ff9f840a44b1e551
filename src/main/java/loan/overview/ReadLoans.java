package loan.overview;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import loan.close.BookDay;
import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.InstalmentState;
import loan.contract.Instalments;
import loan.contract.LoanId;
import loan.contract.LoanInstalment;
import loan.contract.LoanStatus;
import loan.refusal.LoanError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads a member's loans. */
@Service
class ReadLoans {
    private final Contracts contracts;
    private final Instalments instalments;
    private final BookDay book;
    private final Cursors cursors;
    private final BusinessDays businessDays;

    ReadLoans(Contracts contracts, Instalments instalments, BookDay book, Cursors cursors, BusinessDays businessDays) {
        this.contracts = contracts;
        this.instalments = instalments;
        this.book = book;
        this.cursors = cursors;
        this.businessDays = businessDays;
    }

    /**
     * A loan with what comes next.
     *
     * @param interestSoFar of the present period, up to today
     * @param daysPastDue 0 unless it is overdue
     * @param saving null unless it runs and nothing of it is due
     */
    record Page(Contract loan, List<LoanInstalment> instalments, Won interestSoFar, long daysPastDue,
            @Nullable RefinancingSaving saving) {
        Optional<LoanInstalment> next() {
            return loan.status().isFinal()
                    ? Optional.empty()
                    : instalments.stream().filter(each -> each.state() != InstalmentState.PAID).findFirst();
        }
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public CursorPage<Page> list(Tsid member, PageQuery page) {
        String list = "loan.loans:" + member;
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(contracts.newest(member, before, page.size() + 1), page.size(),
                loan -> cursors.encode(list, loan.id().value())).map(this::page);
    }

    /**
     * One of them.
     *
     * @throws DomainException {@code LOAN_NOT_FOUND}, for another member's too
     */
    @Transactional(readOnly = true)
    public Page read(Tsid member, LoanId id) {
        return contracts.find(id).filter(loan -> loan.memberId().equals(member)).map(this::page)
                .orElseThrow(() -> new DomainException(LoanError.LOAN_NOT_FOUND));
    }

    private Page page(Contract loan) {
        List<LoanInstalment> all = instalments.of(loan.id());
        LocalDate today = businessDays.today();
        LocalDate since = loan.overdueSince();
        boolean running = loan.status().isRunning();
        return new Page(loan, all, running ? loan.interestUntil(today) : Won.ZERO,
                since == null ? 0 : Math.max(ChronoUnit.DAYS.between(book.payableUntil(since), today), 0),
                saving(loan, all, today));
    }

    private static @Nullable RefinancingSaving saving(Contract loan, List<LoanInstalment> all, LocalDate today) {
        List<LoanInstalment> planned = all.stream().filter(each -> each.state() == InstalmentState.PLANNED).toList();
        if (loan.status() != LoanStatus.ACTIVE || planned.isEmpty() || !planned.getFirst().dueOn().isAfter(today)
                || all.stream().anyMatch(each -> each.state() == InstalmentState.DUE)) {
            return null;
        }
        Won interest = planned.stream().map(LoanInstalment::interest).reduce(Won.ZERO, Won::plus)
                .minus(loan.interestUntil(today));
        return RefinancingSaving.of(new RefinancingSaving.Old(loan.balance(),
                planned.stream().map(LoanInstalment::dueOn).toList(), interest,
                Math.max(loan.grace() - loan.nextNumber() + 1, 0), loan.method(), loan.dayCount(),
                loan.prepaymentFee()), RefinancingRates.on(today, loan.kind()), today);
    }
}
