package pay.easypay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import pay.receipt.CashReceiptView;
import pay.receipt.ReadReceipts;
import pay.webhook.AnnounceToMerchant;
import pay.webhook.WebhookType;
import platform.webhook.AnnounceNews;

/** Writes changed payments and has their merchants told, if they want to be. */
@Component
class KeepPayments {
    private final MerchantPayments payments;
    private final ApprovalRows approvals;
    private final Transactions transactions;
    private final ReadReceipts receipts;
    private final DepositParts depositParts;
    private final AnnounceToMerchant announce;

    KeepPayments(MerchantPayments payments, ApprovalRows approvals, Transactions transactions,
            ReadReceipts receipts, DepositParts depositParts, AnnounceToMerchant announce) {
        this.payments = payments;
        this.approvals = approvals;
        this.transactions = transactions;
        this.receipts = receipts;
        this.depositParts = depositParts;
        this.announce = announce;
    }

    /** What is told of changed payments, read for all of them when the first is told. */
    private record Told(Map<Long, Approvals> approvals, Map<Long, List<CashReceiptView>> receipts) {}

    /** Writes them. What is told is read back, if anybody wants to be: call it when all else about them is written. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Collection<MerchantPayment> changed) {
        payments.write(changed);
        List<Told> told = new ArrayList<>(1);
        announce.announce(WebhookType.PAYMENT_STATUS_CHANGED, changed.stream()
                .map(payment -> new AnnounceNews.News<>(
                        new CallingMerchant(payment.ask().merchant(), payment.ask().live()), () -> {
                            if (told.isEmpty()) {
                                told.add(read(changed));
                            }
                            return view(payment, told.getFirst());
                        }))
                .toList());
    }

    private Told read(Collection<MerchantPayment> changed) {
        return new Told(approvals.of(changed.stream().map(MerchantPayment::id).toList()),
                receipts.of(changed.stream().filter(payment -> payment.captured().total().isPositive())
                        .map(MerchantPayment::id).toList()));
    }

    private MerchantPaymentView view(MerchantPayment payment, Told told) {
        Approvals paidBy = told.approvals().getOrDefault(payment.id(), Approvals.NONE);
        return MerchantPaymentView.of(payment, paidBy,
                payment.canceled().total().isPositive() ? transactions.cancels(payment.id()) : List.of(),
                told.receipts().getOrDefault(payment.id(), List.of()), depositParts.show(payment, paidBy));
    }
}
