package loan.day;

import java.util.function.IntSupplier;

import loan.repayment.AskInstalments;
import loan.repayment.BookMissedDays;
import loan.repayment.RepeatRequests;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does what nobody's request does, on every instance, each taking what no other has locked. */
@Component
class LoanSweeps {
    private static final String PAUSE = "${madang.loan.sweep-pause:1s}";

    private final LoanDay day;
    private final BookMissedDays missed;
    private final AskInstalments ask;
    private final RepeatRequests repeat;

    LoanSweeps(LoanDay day, BookMissedDays missed, AskInstalments ask, RepeatRequests repeat) {
        this.day = day;
        this.missed = missed;
        this.ask = ask;
        this.repeat = repeat;
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void day() {
        day.run();
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void bookMissedDays() {
        untilFewerThan(BookMissedDays.BATCH, missed::next);
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void askInstalments() {
        untilFewerThan(AskInstalments.BATCH, ask::next);
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void repeatRequests() {
        untilFewerThan(RepeatRequests.BATCH, repeat::next);
    }

    private static void untilFewerThan(int batch, IntSupplier next) {
        while (next.getAsInt() == batch) {
            // There may be more.
        }
    }
}
