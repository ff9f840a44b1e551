package pay.cashback;

import java.util.List;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.MerchantPaymentsCompleted;
import pay.events.PaymentApproved;
import platform.event.Together;

/** What earns cashback. */
@Component
class PaymentEvents {
    private final PromiseCashback promiseCashback;
    private final PromiseForOrders promiseForOrders;

    PaymentEvents(PromiseCashback promiseCashback, PromiseForOrders promiseForOrders) {
        this.promiseCashback = promiseCashback;
        this.promiseForOrders = promiseForOrders;
    }

    @ApplicationModuleListener(id = "pay.cashback-on-merchants-paid")
    void on(MerchantPaymentsCompleted event) {
        promiseCashback.promise(event.payments().stream()
                .flatMap(payment -> Earning.of(payment, event.occurredAt())).toList());
    }

    @ApplicationModuleListener(id = "pay.cashback-on-payment-approved")
    void on(PaymentApproved event) {
        approved(List.of(event));
    }

    @Together("pay.cashback-on-payment-approved")
    void approved(List<PaymentApproved> events) {
        promiseForOrders.promise(events);
    }
}
