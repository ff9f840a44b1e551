package pay.dispute;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.money.Won;

/** How much of a payment cannot be refunded, since it is disputed or has gone back by a dispute. */
@Component
public class DisputedAmount {
    private final Disputes disputes;

    DisputedAmount(Disputes disputes) {
        this.disputes = disputes;
    }

    /** Exact when the payment's row is locked: whoever opens a dispute holds it. */
    @Transactional(readOnly = true)
    public Won of(Tsid payment) {
        return disputes.amount(payment);
    }

    /** What of that is its member's, or its card company's; as exact. */
    @Transactional(readOnly = true)
    public Won of(Tsid payment, Payer.Kind payer) {
        return disputes.amount(payment, payer);
    }

    /** Whether one is open; as exact. */
    @Transactional(readOnly = true)
    public boolean isOpen(Tsid payment) {
        return disputes.anyOpenOf(payment);
    }
}
