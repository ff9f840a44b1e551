package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.dispute.DisputedAmount;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.receipt.CashReceiptFor;
import pay.receipt.ReadReceipts;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Issues a cash receipt that nobody asked for before the payment was taken. */
@Component
class IssueCashReceipt {
    /** The payment's included (https://developers.popbill.com/guide/cashbill/asp/introduction/issue-type). */
    private static final int DAYS = 5;

    private final OwnPayments own;
    private final ApprovalRows approvals;
    private final Transactions transactions;
    private final DisputedAmount disputed;
    private final ReadReceipts readReceipts;
    private final PaymentReceipts receipts;
    private final Clock clock;

    IssueCashReceipt(OwnPayments own, ApprovalRows approvals, Transactions transactions, DisputedAmount disputed,
            ReadReceipts readReceipts, PaymentReceipts receipts, Clock clock) {
        this.own = own;
        this.approvals = approvals;
        this.transactions = transactions;
        this.disputed = disputed;
        this.readReceipts = readReceipts;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * Issues it; asked again for the same, nothing happens.
     *
     * @throws DomainException when it is refused; nothing has changed then
     */
    @RetriedOnConflict
    @Transactional
    public MerchantPaymentView issue(CallingMerchant merchant, PaymentKey key, CashReceiptFor to) {
        MerchantPayment payment = own.lock(merchant, key);
        payment.requireTaken();
        Optional<CashReceiptFor> before = readReceipts.issuedTo(payment.id());
        if (before.isEmpty()) {
            issueFirst(payment, to);
        } else if (!before.get().equals(to)) {
            throw new DomainException(PayError.CASH_RECEIPT_ISSUED);
        }
        return own.view(payment);
    }

    private void issueFirst(MerchantPayment payment, CashReceiptFor to) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Approvals paid = approvals.of(payment.id());
        if (disputed.of(new Tsid(payment.id())).isPositive()) {
            throw new DomainException(PayError.PAYMENT_DISPUTED);
        }
        if (!paid.cash().isPositive()) {
            throw new DomainException(PayError.CASH_RECEIPT_NOT_IN_MONEY);
        }
        if (!day(now).isBefore(day(transactions.takenAt(payment.id())).plusDays(DAYS))) {
            throw new DomainException(PayError.CASH_RECEIPT_TOO_LATE, DAYS);
        }
        receipts.issue(payment, paid, to, now);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, BusinessDays.SEOUL);
    }
}
