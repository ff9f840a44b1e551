package pay.refund;

import commerce.events.RefundRequested;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What refunds do about commerce's wishes. */
@Component
class RefundEvents {
    private final RefundPayment refundPayment;

    RefundEvents(RefundPayment refundPayment) {
        this.refundPayment = refundPayment;
    }

    @ApplicationModuleListener(id = "pay.refund-on-refund-requested")
    void on(RefundRequested requested) {
        refundPayment.refund(requested, RefundRequest.of(requested));
    }
}
