package commerce.settlement;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Holds back what sellers are to get of an order by statements that are not closed yet, in these statements. */
@Component
public class HoldSales {
    private final SettlementLines lines;
    private final Ids ids;

    HoldSales(SettlementLines lines, Ids ids) {
        this.lines = lines;
        this.ids = ids;
    }

    /** Writes the lines; whoever calls it holds the order's lock, and does so once until {@link ReleaseSales}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Tsid order, Instant now) {
        lines.appendToOpen(lines.open(order).stream().map(part -> new SettlementLine(part.seller(), part.dueOn(),
                LineKind.CHARGEBACK_HELD, order, part.item(), ids.next(), part.amount().negated(), Won.ZERO, now))
                .toList());
    }
}
