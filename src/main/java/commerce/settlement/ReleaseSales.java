package commerce.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** Lets go what is held back of an order: it is due when it would have been, or now. */
@Component
public class ReleaseSales {
    private final SettlementLines lines;
    private final Ids ids;

    ReleaseSales(SettlementLines lines, Ids ids) {
        this.lines = lines;
        this.ids = ids;
    }

    /**
     * Writes the lines; whoever calls it holds the order's lock.
     *
     * @param kept items that stay held back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Tsid order, Set<Tsid> kept, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        lines.append(lines.held(order).stream().filter(part -> !kept.contains(part.item()))
                .map(part -> new SettlementLine(part.seller(),
                        part.dueOn().isBefore(today) ? today : part.dueOn(), LineKind.CHARGEBACK_HELD, order,
                        part.item(), ids.next(), part.amount(), Won.ZERO, now))
                .toList());
    }
}
