package pay.receipt;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** Reads cash receipts. */
@Component
public class ReadReceipts {
    private final CashReceipts receipts;
    private final Cursors cursors;

    ReadReceipts(CashReceipts receipts, Cursors cursors) {
        this.receipts = receipts;
        this.cursors = cursors;
    }

    /** Those of some payments, by payment, in their order. */
    @Transactional(readOnly = true)
    public Map<Long, List<CashReceiptView>> of(Collection<Long> payments) {
        return receipts.of(payments).entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey,
                        each -> each.getValue().stream().map(CashReceiptView::of).toList()));
    }

    /** To whom the one of a payment was issued; empty when there is none. */
    @Transactional(readOnly = true)
    public Optional<CashReceiptFor> issuedTo(long payment) {
        return receipts.of(List.of(payment)).values().stream().flatMap(List::stream).findFirst().map(CashReceipt::to);
    }

    /** A member's, latest first. */
    @Transactional(readOnly = true)
    public CursorPage<CashReceiptView> ofMember(Tsid member, PageQuery page) {
        String list = "pay.cash-receipts:" + member;
        long before = cursors.decode(list, page.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(receipts.ofMember(member, before, page.size() + 1), page.size(),
                row -> cursors.encode(list, row.id())).map(CashReceiptView::of);
    }
}
