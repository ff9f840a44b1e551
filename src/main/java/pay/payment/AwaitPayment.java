package pay.payment;

import java.time.Duration;
import java.util.Optional;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;
import platform.web.waiting.WaitingRoom;

/** Reads a payment, and waits a moment for one that is on its way. */
@Component
class AwaitPayment {
    private final ReadPayment readPayment;
    private final WaitingRoom room;

    AwaitPayment(ReadPayment readPayment, PaymentSettings settings) {
        this.readPayment = readPayment;
        this.room = new WaitingRoom(settings.waiters());
    }

    Optional<PaymentView> await(Tsid memberId, Tsid orderId) {
        return room.await(orderId, () -> readPayment.read(memberId, orderId), Optional::isPresent);
    }

    /** Those who wait for it find the payment once the current transaction is committed. */
    void callAfterCommit(Tsid orderId) {
        room.callAfterCommit(orderId);
    }

    /** It may be in a moment. */
    static DomainException notPrepared() {
        return DomainException.retryAfter(Duration.ofSeconds(1), PayError.PAYMENT_NOT_PREPARED);
    }
}
