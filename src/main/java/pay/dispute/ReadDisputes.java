package pay.dispute;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads disputes in lists. */
@Component
class ReadDisputes {
    private final Disputes disputes;
    private final Cursors cursors;

    ReadDisputes(Disputes disputes, Cursors cursors) {
        this.disputes = disputes;
        this.cursors = cursors;
    }

    /** Those of a merchant, latest first; none for a test key. */
    @Transactional(readOnly = true)
    public CursorPage<Dispute> of(CallingMerchant merchant, PageQuery page) {
        String list = "pay.disputes:" + merchant.callerName();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        List<Dispute> rows = merchant.live() ? disputes.of(merchant.id(), before, page.size() + 1) : List.of();
        return CursorPage.of(rows, page.size(), row -> cursors.encode(list, row.id().value()));
    }

    /** All that are open, the oldest first. */
    @Transactional(readOnly = true)
    public List<Dispute> open(int most) {
        return disputes.open(most);
    }
}
