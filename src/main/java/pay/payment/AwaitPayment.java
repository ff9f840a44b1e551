package pay.payment;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;

/** Reads a payment, and waits a moment for one that is on its way; between two looks nothing is held. */
@Component
class AwaitPayment {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    /** Another instance may prepare it, and its bell does not ring here. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final ReadPayment readPayment;
    private final WaitingRoom waitingRoom;

    AwaitPayment(ReadPayment readPayment, WaitingRoom waitingRoom) {
        this.readPayment = readPayment;
        this.waitingRoom = waitingRoom;
    }

    Optional<PaymentView> await(Tsid memberId, Tsid orderId) {
        long begin = System.nanoTime();
        while (true) {
            CountDownLatch bell = waitingRoom.enter(orderId);
            Optional<PaymentView> found = readPayment.read(memberId, orderId);
            if (found.isPresent() || System.nanoTime() - begin >= LONGEST.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                waitingRoom.leave(orderId, bell);
                return found;
            }
            waitingRoom.await(orderId, bell, BETWEEN_LOOKS);
        }
    }

    /** It may be in a moment. */
    static DomainException notPrepared() {
        return DomainException.retryAfter(Duration.ofSeconds(1), PayError.PAYMENT_NOT_PREPARED);
    }
}
