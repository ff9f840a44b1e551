package pay.refund;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import pay.bank.BankTransfer;
import pay.bank.BankTransferOutcome;
import pay.payment.RefundablePayments;
import pay.wallet.LockWallet;

/** A part of a refund that went to a bank has come there, or has come back. */
@Component
class RefundOutcome implements BankTransferOutcome {
    private final Refunds refunds;
    private final RefundablePayments payments;
    private final RefundPostings postings;
    private final LockWallet wallets;
    private final TellRefund tellRefund;
    private final Clock clock;

    RefundOutcome(Refunds refunds, RefundablePayments payments, RefundPostings postings, LockWallet wallets,
            TellRefund tellRefund, Clock clock) {
        this.refunds = refunds;
        this.payments = payments;
        this.postings = postings;
        this.wallets = wallets;
        this.tellRefund = tellRefund;
        this.clock = clock;
    }

    @Override
    public BankTransfer.Purpose purpose() {
        return BankTransfer.Purpose.REFUND;
    }

    @Override
    public void done(BankTransfer transfer) {
        Refund refund = refund(transfer);
        postings.sent(transfer, now());
        came(refund);
    }

    @Override
    public void refused(BankTransfer transfer) {
        Refund refund = refund(transfer);
        String orderName = payments.find(refund.orderId()).orElseThrow().orderName();
        postings.sentBack(transfer, refund, wallets.lock(refund.memberId()), orderName, now());
        came(refund);
    }

    private Refund refund(BankTransfer transfer) {
        return refunds.lockById(transfer.purposeId().value()).orElseThrow();
    }

    private void came(Refund refund) {
        refund.partCame(now());
        tellRefund.tell(refunds.saveAndFlush(refund));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
