package pay.easypay;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import pay.receipt.ReadReceipts;
import pay.webhook.AnnounceToMerchant;
import pay.webhook.WebhookType;

/** Writes changed payments and has their merchants told, if they want to be. */
@Component
class KeepPayments {
    private final MerchantPayments payments;
    private final ApprovalRows approvals;
    private final Transactions transactions;
    private final ReadReceipts receipts;
    private final AnnounceToMerchant announce;

    KeepPayments(MerchantPayments payments, ApprovalRows approvals, Transactions transactions,
            ReadReceipts receipts, AnnounceToMerchant announce) {
        this.payments = payments;
        this.approvals = approvals;
        this.transactions = transactions;
        this.receipts = receipts;
        this.announce = announce;
    }

    /** Writes them. What is told is read back, if anybody wants to be: call it when all else about them is written. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Collection<MerchantPayment> changed) {
        payments.write(changed);
        Map<Long, Approvals> read = new HashMap<>();
        announce.announce(WebhookType.PAYMENT_STATUS_CHANGED, changed.stream()
                .map(payment -> new AnnounceToMerchant.News(
                        new CallingMerchant(payment.ask().merchant(), payment.ask().live()),
                        () -> view(payment, changed, read)))
                .toList());
    }

    private MerchantPaymentView view(MerchantPayment payment, Collection<MerchantPayment> changed,
            Map<Long, Approvals> read) {
        if (read.isEmpty()) {
            read.putAll(approvals.of(changed.stream().map(MerchantPayment::id).toList()));
        }
        return MerchantPaymentView.of(payment, read.getOrDefault(payment.id(), Approvals.NONE),
                payment.canceled().total().isPositive() ? transactions.cancels(payment.id()) : List.of(),
                payment.captured().total().isPositive()
                        ? receipts.of(List.of(payment.id())).getOrDefault(payment.id(), List.of())
                        : List.of());
    }
}
