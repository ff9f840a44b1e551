package loan.repayment;

import loan.contract.LoanId;
import loan.refusal.LoanError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads what was paid back, or asked for. */
@Service
class ReadRepayments {
    private final OwnLoan loans;
    private final Repayments repayments;
    private final Cursors cursors;

    ReadRepayments(OwnLoan loans, Repayments repayments, Cursors cursors) {
        this.loans = loans;
        this.repayments = repayments;
        this.cursors = cursors;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public CursorPage<Repayment> list(Tsid member, LoanId loan, PageQuery page) {
        loans.find(member, loan);
        String list = "loan.repayments:" + loan.value();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(repayments.newest(loan, before, page.size() + 1), page.size(),
                each -> cursors.encode(list, each.id().value()));
    }

    @Transactional(readOnly = true)
    public Repayment read(Tsid member, LoanId loan, RepaymentId id) {
        loans.find(member, loan);
        return repayments.find(id).filter(each -> each.loanId().equals(loan))
                .orElseThrow(() -> new DomainException(LoanError.REPAYMENT_NOT_FOUND));
    }
}
