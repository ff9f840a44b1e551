package loan.day;

import java.time.LocalDate;

import loan.close.CloseDays;
import loan.close.DailyClose;
import loan.repayment.FallDue;
import org.springframework.stereotype.Component;
import platform.time.BusinessDays;

/**
 * Takes the loans from one day to the next: what falls due on a day falls due before that day is closed, and the next day's
 * after. Days that were missed are made up for, in order. Any instance may run it at any time, several at once too.
 */
@Component
class LoanDay {
    private final CloseDays days;
    private final DailyClose close;
    private final FallDue fallDue;
    private final BusinessDays businessDays;

    LoanDay(CloseDays days, DailyClose close, FallDue fallDue, BusinessDays businessDays) {
        this.days = days;
        this.close = close;
        this.fallDue = fallDue;
        this.businessDays = businessDays;
    }

    /** Until today's instalments have fallen due. The first day of all is closed without looking: nothing ran before it. */
    void run() {
        LocalDate today = businessDays.today();
        LocalDate day = days.lastClosed().map(last -> last.plusDays(1)).orElseGet(() -> today.minusDays(1));
        for (; day.isBefore(today); day = day.plusDays(1)) {
            fallDue(day);
            close.begin(day);
            while (close.next()) {
                // There may be more.
            }
        }
        fallDue(today);
    }

    private void fallDue(LocalDate day) {
        while (fallDue.next(day) > 0) {
            // There may be more.
        }
    }
}
