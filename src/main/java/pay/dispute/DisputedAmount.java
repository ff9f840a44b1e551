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
}
