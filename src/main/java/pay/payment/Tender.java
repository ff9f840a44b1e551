package pay.payment;

import pay.events.PaymentApproved;
import pay.tender.TenderKind;
import platform.money.Won;

/** How much of a payment was taken in one way, and how much of that went back; totals so far. */
public record Tender(TenderKind kind, Won captured, Won refunded) {
    /** As other modules are told. */
    public PaymentApproved.Tender told() {
        return new PaymentApproved.Tender(kind.name(), captured, refunded);
    }
}
