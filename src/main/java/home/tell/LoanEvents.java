package home.tell;

import loan.events.ComparisonClosed;
import loan.events.LoanChanged;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What loan tells about loans and comparisons. */
@Component
class LoanEvents {
    private final KeepLoans loans;

    LoanEvents(KeepLoans loans) {
        this.loans = loans;
    }

    @ApplicationModuleListener(id = "home.loan-changed")
    void on(LoanChanged event) {
        loans.changed(event);
    }

    @ApplicationModuleListener(id = "home.comparison-closed")
    void on(ComparisonClosed event) {
        loans.compared(event);
    }
}
