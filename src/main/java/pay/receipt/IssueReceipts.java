package pay.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.tax.TaxedAmount;

/** Issues cash receipts for payments that were taken, one a payment, in the transaction of the payment. */
@Component
public class IssueReceipts {
    private final KeepReceipts keepReceipts;

    IssueReceipts(KeepReceipts keepReceipts) {
        this.keepReceipts = keepReceipts;
    }

    /** Issues them; of what has no money in it there is none. Comes last: the day's numbers are locked from here on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void issue(List<ReceiptOrder> orders, Instant now) {
        Map<Boolean, List<KeepReceipts.Draft>> drafts = orders.stream().filter(order -> order.money().isPositive())
                .map(IssueReceipts::draft).collect(Collectors.partitioningBy(draft -> draft.of().live()));
        drafts.values().forEach(each -> keepReceipts.keep(each, now));
    }

    private static KeepReceipts.Draft draft(ReceiptOrder order) {
        TaxedAmount amount = MoneyShare.of(order.money(), order.whole());
        long payment = order.payment().value();
        return new KeepReceipts.Draft(payment, payment, CashReceipt.Kind.ISSUE, order.of(), order.to(), amount,
                amount.vat());
    }
}
