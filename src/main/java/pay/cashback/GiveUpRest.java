package pay.cashback;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.payment.RefundablePayments;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;

/** Gives up what was promised for an order and is not earned in time: what of it no purchase stands for, nor ever went back. */
@Component
class GiveUpRest {
    private final RefundablePayments payments;
    private final SettleOrder settleOrder;
    private final Clock clock;

    GiveUpRest(RefundablePayments payments, SettleOrder settleOrder, Clock clock) {
        this.payments = payments;
        this.settleOrder = settleOrder;
        this.clock = clock;
    }

    @RetriedOnConflict
    @Transactional
    public void giveUp(Tsid order) {
        payments.lock(order).ifPresent(
                payment -> settleOrder.settle(payment, null, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }
}
