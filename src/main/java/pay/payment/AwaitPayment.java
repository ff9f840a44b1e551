package pay.payment;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * Reads a payment, and waits a moment for one that is on its way; between two looks no connection is held. Who finds all
 * places of those who wait taken is answered at once.
 */
@Component
class AwaitPayment {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    /** Another instance may prepare it, and its bell does not ring here. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final ReadPayment readPayment;
    private final WaitingRoom waitingRoom;
    private final Semaphore places;

    AwaitPayment(ReadPayment readPayment, WaitingRoom waitingRoom, PaymentLimits limits) {
        this.readPayment = readPayment;
        this.waitingRoom = waitingRoom;
        this.places = new Semaphore(limits.waiters());
    }

    Optional<PaymentView> await(Tsid memberId, Tsid orderId) {
        Optional<PaymentView> found = readPayment.read(memberId, orderId);
        if (found.isPresent() || !places.tryAcquire()) {
            return found;
        }
        try {
            return lookAgain(memberId, orderId);
        } finally {
            places.release();
        }
    }

    private Optional<PaymentView> lookAgain(Tsid memberId, Tsid orderId) {
        long begin = System.nanoTime();
        while (true) {
            CountDownLatch bell = waitingRoom.enter(orderId);
            try {
                Optional<PaymentView> found = readPayment.read(memberId, orderId);
                if (found.isPresent() || System.nanoTime() - begin >= LONGEST.toNanos()
                        || Thread.currentThread().isInterrupted()) {
                    return found;
                }
                waitingRoom.await(bell, BETWEEN_LOOKS);
            } finally {
                waitingRoom.leave(orderId, bell);
            }
        }
    }

    /** It may be in a moment. */
    static DomainException notPrepared() {
        return DomainException.retryAfter(Duration.ofSeconds(1), PayError.PAYMENT_NOT_PREPARED);
    }
}
