package commerce.settlement;

import commerce.catalogue.SellerId;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import pay.events.PayeeVerified;
import pay.events.PayoutCompleted;
import pay.events.PayoutFailed;
import pay.events.PayoutReturned;

/** What pay says of payouts. */
@Component
class PayoutEvents {
    private final FollowPayout payouts;

    PayoutEvents(FollowPayout payouts) {
        this.payouts = payouts;
    }

    @ApplicationModuleListener(id = "commerce.payout-completed")
    void on(PayoutCompleted event) {
        payouts.completed(new StatementId(event.statementId().value()));
    }

    @ApplicationModuleListener(id = "commerce.payout-failed")
    void on(PayoutFailed event) {
        payouts.failed(new StatementId(event.statementId().value()), event.reason(), event.payeeId());
    }

    @ApplicationModuleListener(id = "commerce.payout-returned")
    void on(PayoutReturned event) {
        payouts.returned(new StatementId(event.statementId().value()), event.payeeId());
    }

    @ApplicationModuleListener(id = "commerce.payee-verified")
    void on(PayeeVerified event) {
        payouts.payTo(new SellerId(event.sellerId().value()), event.payeeId());
    }
}
