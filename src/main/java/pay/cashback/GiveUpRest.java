package pay.cashback;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.payment.Payment;
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

    /** Does so; whether there is a payment to decide it by. */
    @RetriedOnConflict
    @Transactional
    public boolean giveUp(Tsid order) {
        Optional<Payment> paid = payments.lock(order);
        paid.ifPresent(
                payment -> settleOrder.settle(payment, null, 0, clock.instant().truncatedTo(ChronoUnit.MICROS)));
        return paid.isPresent();
    }
}
