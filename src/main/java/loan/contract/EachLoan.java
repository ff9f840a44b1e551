package loan.contract;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.schedule.Sweep;

/** Works on loans in one transaction, or, when that fails, on each in one of its own: a loan at fault keeps no others. */
@Component
public class EachLoan {
    private static final Logger LOG = LoggerFactory.getLogger(EachLoan.class);

    private final TransactionTemplate transaction;

    EachLoan(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /**
     * Does some work for each, in the order of their ids, so that no two of them wait for each other.
     *
     * @param work is done again for each when it failed for one, so it looks whether it is still to be done
     * @param failed what becomes of one for which it fails alone
     */
    public void run(List<LoanId> unordered, Consumer<LoanId> work, BiConsumer<LoanId, RuntimeException> failed) {
        List<LoanId> loans = unordered.stream().sorted(Comparator.comparingLong(LoanId::value)).toList();
        Sweep.next("Loans", () -> {
            transaction.executeWithoutResult(_ -> loans.forEach(work));
            return true;
        }, () -> loans, loan -> transaction.executeWithoutResult(_ -> work.accept(loan)), (loan, e) -> {
            LOG.error("Loan {} cannot be worked on; it is tried again", loan.value(), e);
            transaction.executeWithoutResult(_ -> failed.accept(loan, e));
        });
    }
}
