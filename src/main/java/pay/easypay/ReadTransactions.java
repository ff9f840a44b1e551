package pay.easypay;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads a merchant's transactions. */
@Component
class ReadTransactions {
    private final Transactions transactions;
    private final Cursors cursors;

    ReadTransactions(Transactions transactions, Cursors cursors) {
        this.transactions = transactions;
        this.cursors = cursors;
    }

    @Transactional(readOnly = true)
    public CursorPage<Transactions.Line> list(CallingMerchant merchant, Transactions.Filter filter, PageQuery page) {
        String list = "pay.transactions:" + merchant.id().value() + ":" + merchant.live();
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(transactions.of(merchant, filter, before, page.size() + 1), page.size(),
                row -> cursors.encode(list, row.id()));
    }
}
