package platform.web.limits;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** The places of requests that run at once. */
@Component
class Admission {
    private final Semaphore places;
    private final Duration patience;

    Admission(LimitProperties limits, MeterRegistry meters) {
        this.places = new Semaphore(limits.concurrent());
        this.patience = limits.patience();
        meters.gauge("madang.admission.free", places, Semaphore::availablePermits);
    }

    boolean tryEnter() {
        return places.tryAcquire();
    }

    /** Waits a little for a place. */
    boolean enter() {
        try {
            return places.tryAcquire() || places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }
}
