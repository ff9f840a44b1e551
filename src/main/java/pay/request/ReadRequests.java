package pay.request;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.id.TypedId;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads a member's requests, bills and blocks. */
@Component
class ReadRequests {
    private final MoneyRequests requests;
    private final SplitBills bills;
    private final BlockedAskers blocked;
    private final Cursors cursors;

    ReadRequests(MoneyRequests requests, SplitBills bills, BlockedAskers blocked, Cursors cursors) {
        this.requests = requests;
        this.bills = bills;
        this.blocked = blocked;
        this.cursors = cursors;
    }

    /** One that they asked for, or that was asked of them. */
    @Transactional(readOnly = true)
    public Optional<MoneyRequest> one(Tsid member, MoneyRequestId id) {
        return requests.find(id).filter(found -> found.isOf(member));
    }

    /** In one state, or in any. */
    @Transactional(readOnly = true)
    public CursorPage<MoneyRequest> list(Tsid member, Side side, MoneyRequest.@Nullable State state, PageQuery page) {
        return page("pay.money-requests:" + side + ":" + state + ":" + member, page,
                before -> requests.of(member, side, state, before, page.size() + 1), MoneyRequest::id);
    }

    /** A bill of theirs, with what its friends were asked for. */
    @Transactional(readOnly = true)
    public Optional<DivideBill.Divided> bill(Tsid asker, SplitBillId id) {
        return bills.find(id).filter(found -> found.asker().equals(asker))
                .map(found -> new DivideBill.Divided(found, requests.of(id)));
    }

    @Transactional(readOnly = true)
    public CursorPage<SplitBill> bills(Tsid asker, PageQuery page) {
        return page("pay.split-bills:" + asker, page, before -> bills.of(asker, before, page.size() + 1),
                SplitBill::id);
    }

    @Transactional(readOnly = true)
    public CursorPage<BlockedAskers.BlockedAsker> blocked(Tsid member, PageQuery page) {
        return page("pay.blocked-askers:" + member, page, before -> blocked.of(member, before, page.size() + 1),
                BlockedAskers.BlockedAsker::id);
    }

    private <T> CursorPage<T> page(String list, PageQuery page, LongFunction<List<T>> rows,
            Function<T, ? extends TypedId> id) {
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(rows.apply(before), page.size(), row -> cursors.encode(list, id.apply(row).value()));
    }
}
