package pay.easypay;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.receipt.CancelReceipt;
import pay.receipt.CashReceiptFor;
import pay.receipt.CashReceiptView;
import pay.receipt.IssueReceipts;
import pay.receipt.ReadReceipts;
import pay.receipt.ReceiptOrder;
import pay.tender.TenderKind;
import platform.id.Tsid;
import platform.money.Won;

/** Has cash receipts follow payments; after the balances, since the day's numbers are locked from then on. */
@Component
class PaymentReceipts {
    private final IssueReceipts issueReceipts;
    private final CancelReceipt cancelReceipt;
    private final ReadReceipts readReceipts;

    PaymentReceipts(IssueReceipts issueReceipts, CancelReceipt cancelReceipt, ReadReceipts readReceipts) {
        this.issueReceipts = issueReceipts;
        this.cancelReceipt = cancelReceipt;
        this.readReceipts = readReceipts;
    }

    /** Issues what was asked for with payments that were taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void issueWanted(List<TakePayments.Taking> takings, Instant now) {
        issueReceipts.issue(wanting(takings).stream().map(taking -> order(taking.payment(), taking.approvals(),
                Objects.requireNonNull(taking.payment().ask().receipt()))).toList(), now);
    }

    /** What was issued by that. */
    Map<Long, List<CashReceiptView>> issuedFor(Collection<TakePayments.Taking> takings) {
        return readReceipts.of(wanting(takings).stream().map(taking -> taking.payment().id()).toList());
    }

    /** Issues one for what is left of a payment in money. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void issue(MerchantPayment payment, Approvals approvals, CashReceiptFor to, Instant now) {
        issueReceipts.issue(List.of(order(payment, approvals, to)), now);
    }

    /** These parts went back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void canceled(Transaction cancel, Map<TenderKind, Won> parts) {
        Won money = parts.entrySet().stream().filter(part -> part.getKey().isCash()).map(Map.Entry::getValue)
                .reduce(Won.ZERO, Won::plus);
        MerchantPayment payment = cancel.payment();
        cancelReceipt.cancel(new CancelReceipt.Back(new Tsid(payment.id()), new Tsid(cancel.id()), owner(payment),
                money, cancel.amount()), cancel.at());
    }

    private static List<TakePayments.Taking> wanting(Collection<TakePayments.Taking> takings) {
        return takings.stream().filter(taking -> taking.payment().ask().receipt() != null).toList();
    }

    private static ReceiptOrder order(MerchantPayment payment, Approvals approvals, CashReceiptFor to) {
        return new ReceiptOrder(new Tsid(payment.id()), owner(payment), to, approvals.cash(), payment.left());
    }

    private static ReceiptOrder.Owner owner(MerchantPayment payment) {
        return new ReceiptOrder.Owner(payment.ask().merchant(), payment.ask().live(), payment.memberId());
    }
}
