package pay.transfer;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.payee.Payees;
import platform.id.Tsid;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads what a member sent, received, or can accept. */
@Component
class ReadTransfers {
    private final Transfers transfers;
    private final HeldTransfers held;
    private final Payees payees;
    private final Cursors cursors;
    private final Clock clock;

    ReadTransfers(Transfers transfers, HeldTransfers held, Payees payees, Cursors cursors, Clock clock) {
        this.transfers = transfers;
        this.held = held;
        this.payees = payees;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** One of theirs, or one that waits for them. */
    @Transactional(readOnly = true)
    public Optional<Transfer> one(Tsid member, TransferId id) {
        return transfers.find(id).filter(found -> found.isOf(member) || held.isFor(id, payees.phoneOf(member)));
    }

    @Transactional(readOnly = true)
    public CursorPage<Transfer> list(Tsid member, PageQuery page) {
        return page("pay.transfers:" + member, page, before -> transfers.of(member, before, page.size() + 1));
    }

    /** What was sent to their phone number before they had it. */
    @Transactional(readOnly = true)
    public CursorPage<Transfer> waiting(Tsid member, PageQuery page) {
        return page("pay.waiting-transfers:" + member, page, before -> transfers.waiting(payees.phoneOf(member),
                clock.instant(), before, page.size() + 1));
    }

    private CursorPage<Transfer> page(String list, PageQuery page, LongFunction<List<Transfer>> rows) {
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(rows.apply(before), page.size(), row -> cursors.encode(list, row.id().value()));
    }
}
