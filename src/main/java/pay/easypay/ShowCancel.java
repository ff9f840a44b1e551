package pay.easypay;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Shows who asked for a cancel its payment, as it is now. */
@Component
class ShowCancel {
    private final Transactions transactions;
    private final MerchantPayments payments;
    private final OwnPayments own;

    ShowCancel(Transactions transactions, MerchantPayments payments, OwnPayments own) {
        this.transactions = transactions;
        this.payments = payments;
        this.own = own;
    }

    /** 202 until a card company or a bank has answered about the cancel. */
    @Transactional(readOnly = true)
    public ResponseEntity<MerchantPaymentView> show(long cancel) {
        MerchantPaymentView payment = own
                .view(payments.find(transactions.get(cancel).payment()).orElseThrow());
        boolean isOpen = payment.cancels().stream().anyMatch(
                each -> each.cancelId().equals(new Tsid(cancel)) && each.cancelStatus() == CancelStatus.IN_PROGRESS);
        return ResponseEntity.status(isOpen ? HttpStatus.ACCEPTED : HttpStatus.OK).body(payment);
    }
}
