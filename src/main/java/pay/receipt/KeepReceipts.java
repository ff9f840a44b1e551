package pay.receipt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.tax.TaxedAmount;
import platform.id.Ids;
import platform.money.Won;

/** Numbers receipts and writes them. */
@Component
class KeepReceipts {
    private final CashReceipts receipts;
    private final ReceiptNumbers numbers;
    private final Ids ids;

    KeepReceipts(CashReceipts receipts, ReceiptNumbers numbers, Ids ids) {
        this.receipts = receipts;
        this.numbers = numbers;
        this.ids = ids;
    }

    /** One without its number. */
    record Draft(long payment, long part, CashReceipt.Kind kind, ReceiptOrder.Owner of, CashReceiptFor to,
            TaxedAmount amount, Won vat) {}

    /** Keeps them; all are tests, or none is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(List<Draft> drafts, Instant now) {
        if (drafts.isEmpty()) {
            return;
        }
        ReceiptNumbers.Numbers taken = numbers.take(drafts.getFirst().of().live(), drafts.size(), now);
        List<CashReceipts.Owned> kept = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            kept.add(new CashReceipts.Owned(new CashReceipt(ids.nextLong(), draft.payment(), draft.part(),
                    draft.kind(), taken.day(), taken.first() + i, draft.to(), draft.amount(), draft.vat(), now),
                    draft.of()));
        }
        receipts.add(kept);
    }
}
