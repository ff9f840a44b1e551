package pay.cashback;

import commerce.events.PurchaseConfirmed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What has commerce's orders get the points that were promised for them. */
@Component
class PurchaseEvents {
    private final CountConfirmed countConfirmed;

    PurchaseEvents(CountConfirmed countConfirmed) {
        this.countConfirmed = countConfirmed;
    }

    @ApplicationModuleListener(id = "pay.cashback-on-purchase-confirmed")
    void on(PurchaseConfirmed event) {
        countConfirmed.count(event);
    }
}
