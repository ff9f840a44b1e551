package commerce.shipment;

import java.time.Instant;
import java.time.LocalDate;

import commerce.order.Item;
import commerce.seller.PenaliseSeller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.BusinessDays;

/** A seller who sends an item after its time, or cancels it then, gets penalty points by the business days that passed. */
@Component
public class LateDispatch {
    private final PenaliseSeller penalise;
    private final BusinessDays days;

    LateDispatch(PenaliseSeller penalise, BusinessDays days) {
        this.penalise = penalise;
        this.days = days;
    }

    /** The item is sent, or cancelled, now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void look(Item item, Instant now) {
        Instant by = item.times().dispatchBy();
        if (by != null && !now.isBefore(by)) {
            penalise.lateDispatch(item.line().sellerId(), Tsid.of(item.id()), daysLate(days, by, now), now);
        }
    }

    /** Business days begun after the last one on which it was in time; at least 1. */
    static int daysLate(BusinessDays days, Instant by, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        LocalDate day = days.next(LocalDate.ofInstant(by.minusNanos(1), BusinessDays.SEOUL));
        int late = 1;
        while (day.isBefore(today)) {
            day = days.next(day);
            late += day.isAfter(today) ? 0 : 1;
        }
        return late;
    }
}
