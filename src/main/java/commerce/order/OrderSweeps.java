package commerce.order;

import java.util.function.IntSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.schedule.Sweep;

/** Does what nobody's request does: the time of orders, on every instance, each taking what no other has locked. */
@Component
class OrderSweeps {
    private static final Logger LOG = LoggerFactory.getLogger(OrderSweeps.class);
    private static final String PAUSE = "${madang.commerce.sweep-pause:1s}";

    private final LapseHolds lapse;
    private final AskPaymentState ask;
    private final RepeatRefunds repeat;

    OrderSweeps(LapseHolds lapse, AskPaymentState ask, RepeatRefunds repeat) {
        this.lapse = lapse;
        this.ask = ask;
        this.repeat = repeat;
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void lapseHolds() {
        untilFewerThan(LapseHolds.BATCH, lapse::next);
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void askPaymentState() {
        untilFewerThan(AskPaymentState.BATCH, ask::next);
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void repeatRefunds() {
        Sweep.run("Refunds", () -> repeat.next() == RepeatRefunds.BATCH, repeat::due, repeat::one, this::putOff);
    }

    private void putOff(RefundId refund, RuntimeException cause) {
        LOG.error("Refund {} cannot be requested; it is tried again in an hour", refund.value(), cause);
        repeat.putOff(refund);
    }

    private static void untilFewerThan(int batch, IntSupplier next) {
        while (next.getAsInt() == batch) {
            // There may be more.
        }
    }
}
