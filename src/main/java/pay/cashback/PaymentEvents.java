package pay.cashback;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.MerchantPaymentsCompleted;

/** What earns cashback. */
@Component
class PaymentEvents {
    private final PromiseCashback promiseCashback;

    PaymentEvents(PromiseCashback promiseCashback) {
        this.promiseCashback = promiseCashback;
    }

    @ApplicationModuleListener(id = "pay.cashback-on-merchants-paid")
    void on(MerchantPaymentsCompleted event) {
        promiseCashback.promise(event.payments(), event.occurredAt());
    }
}
