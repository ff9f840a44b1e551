package pay.receipt;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.tax.TaxedAmount;
import platform.id.Tsid;
import platform.money.Won;

/** Cancels as much of a cash receipt as money went back, in that transaction. */
@Component
public class CancelReceipt {
    private final CashReceipts receipts;
    private final KeepReceipts keepReceipts;

    CancelReceipt(CashReceipts receipts, KeepReceipts keepReceipts) {
        this.receipts = receipts;
        this.keepReceipts = keepReceipts;
    }

    /**
     * Money that went back.
     *
     * @param part the cancel or dispute by which it did
     * @param money how much
     * @param whole all that went back by it, money or not; null: free of tax as far as what is left is
     */
    public record Back(Tsid payment, Tsid part, ReceiptOrder.Owner of, Won money, @Nullable TaxedAmount whole) {}

    /** Cancels so much, unless nothing was issued: the VAT of what is left is that of its amount, to the won. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(Back back, Instant now) {
        List<CashReceipt> before = back.money().isPositive() ? receipts.lock(back.payment().value()) : List.of();
        if (before.isEmpty()) {
            return;
        }
        TaxedAmount left = left(before);
        TaxedAmount whole = back.whole();
        TaxedAmount part = MoneyShare.within(left, MoneyShare.of(back.money(), whole == null ? left : whole));
        keepReceipts.keep(List.of(new KeepReceipts.Draft(back.payment().value(), back.part().value(),
                CashReceipt.Kind.CANCEL, back.of(), before.getFirst().to(), part,
                left.vat().minus(left.minus(part).vat()))), now);
    }

    private static TaxedAmount left(List<CashReceipt> all) {
        TaxedAmount left = TaxedAmount.ZERO;
        for (CashReceipt each : all) {
            left = each.kind() == CashReceipt.Kind.ISSUE ? left.plus(each.amount()) : left.minus(each.amount());
        }
        return left;
    }
}
