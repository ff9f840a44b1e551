package loan.repayment;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.RepaymentCollected;
import pay.events.RepaymentRefused;

/** What pay answers to what it was asked to collect. */
@Component
class PayEvents {
    private final BookRepayment book;

    PayEvents(BookRepayment book) {
        this.book = book;
    }

    @ApplicationModuleListener(id = "loan.repayment-collected")
    void on(RepaymentCollected event) {
        book.collected(new RepaymentId(event.repaymentId().value()), event.amount(),
                event.occurredAt());
    }

    @ApplicationModuleListener(id = "loan.repayment-refused")
    void on(RepaymentRefused event) {
        book.refused(new RepaymentId(event.repaymentId().value()), event.reason());
    }
}
