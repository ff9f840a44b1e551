package pay.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

import org.springframework.stereotype.Service;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** A merchant's own settlements. A test key sees none: what it sells is not settled. */
@Service
class ReadSettlements {
    private static final int AT_ONCE = 1_000;

    private final Settlements settlements;
    private final StatementLines lines;
    private final Adjustments adjustments;
    private final Cursors cursors;

    ReadSettlements(Settlements settlements, StatementLines lines, Adjustments adjustments, Cursors cursors) {
        this.settlements = settlements;
        this.lines = lines;
        this.adjustments = adjustments;
        this.cursors = cursors;
    }

    /** The newest first. */
    CursorPage<Settlement> page(CallingMerchant caller, PageQuery query) {
        String list = "pay.settlements:" + caller.callerName();
        long before = cursors.decode(list, query.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        List<Settlement> rows = caller.live()
                ? settlements.newestFirst(caller.id(), before, query.size() + 1)
                : List.of();
        return CursorPage.of(rows, query.size(), last -> cursors.encode(list, last.id().value()));
    }

    /** @throws DomainException {@link PayError#SETTLEMENT_NOT_FOUND} */
    Settlement find(CallingMerchant caller, SettlementId id) {
        return settlements.find(id).filter(found -> caller.live() && found.merchant().equals(caller.id()))
                .orElseThrow(() -> new DomainException(PayError.SETTLEMENT_NOT_FOUND));
    }

    /** Its lines, the oldest first. */
    CursorPage<SaleLine> lines(Settlement settlement, PageQuery query) {
        String list = "pay.settlement-lines:" + settlement.id().value();
        StatementLines.Place after = cursors.decode(list, query.cursor(), 2)
                .map(keys -> new StatementLines.Place(LocalDate.ofEpochDay(keys[0]), keys[1]))
                .orElseGet(() -> StatementLines.Place.before(settlement));
        return CursorPage.of(lines.of(settlement, after, query.size() + 1), query.size(),
                last -> cursors.encode(list, last.soldOn().toEpochDay(), last.id().value()));
    }

    /** What operators added to it or took away, in the order in which they did. */
    CursorPage<Adjustments.Adjustment> adjustments(Settlement settlement, PageQuery query) {
        String list = "pay.settlement-adjustments:" + settlement.id().value();
        long after = cursors.decode(list, query.cursor(), 1).map(keys -> keys[0]).orElse(0L);
        return CursorPage.of(adjustments.of(settlement, after, query.size() + 1), query.size(),
                last -> cursors.encode(list, last.id().value()));
    }

    /** All of them. */
    List<Adjustments.Adjustment> adjustments(Settlement settlement) {
        return adjustments.of(settlement, 0, Integer.MAX_VALUE);
    }

    /** All of its lines, however many: a thousand at a time. */
    void eachLine(Settlement settlement, Consumer<SaleLine> line) {
        StatementLines.Place after = StatementLines.Place.before(settlement);
        List<SaleLine> part;
        do {
            part = lines.of(settlement, after, AT_ONCE);
            part.forEach(line);
            after = part.isEmpty() ? after : StatementLines.Place.after(part.getLast());
        } while (part.size() == AT_ONCE);
    }
}
