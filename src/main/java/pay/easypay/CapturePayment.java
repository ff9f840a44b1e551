package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;
import pay.tax.TaxedAmount;
import platform.web.DomainException;

/** Takes what was authorised, or a part of it; the rest is free again. */
@Component
class CapturePayment {
    private final OwnPayments own;
    private final ApprovalRows approvals;
    private final TakePayments takePayments;
    private final FrozenPayers frozenPayers;
    private final CountPayments countPayments;
    private final Clock clock;

    CapturePayment(OwnPayments own, ApprovalRows approvals, TakePayments takePayments, FrozenPayers frozenPayers,
            CountPayments countPayments, Clock clock) {
        this.own = own;
        this.approvals = approvals;
        this.takePayments = takePayments;
        this.frozenPayers = frozenPayers;
        this.countPayments = countPayments;
        this.clock = clock;
    }

    /**
     * Captures it.
     *
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional
    public MerchantPaymentView capture(CallingMerchant merchant, PaymentKey key, PartOf part) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MerchantPayment payment = own.lock(merchant, key);
        payment.requireState(PaymentState.AUTHORIZED);
        TaxedAmount whole = payment.ask().amount();
        MerchantPayment captured = payment.capture(part.of(whole), now);
        Approvals held = approvals.of(payment.id());
        TakePayments.Taking taking = TakePayments.Taking.of(captured, held);
        // The wallet before its counter, as who approves does.
        frozenPayers.refuse(payment, held);
        if (payment.ask().live()) {
            countPayments.giveBack(List.of(CountPayments.Uncounted.of(captured, taking.approvals(),
                    taking.approvals().notCaptured())), now);
        }
        takePayments.take(0, List.of(taking), now);
        return own.view(captured);
    }
}
