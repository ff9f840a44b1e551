package pay.easypay;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.web.DomainException;

/** Approves a payment in test mode, as a member would: nobody's money is set aside. */
@Component
class ApproveTest {
    private final OwnPayments own;
    private final MerchantPayments payments;
    private final ApprovalRows approvals;
    private final EasypaySettings settings;
    private final Clock clock;

    ApproveTest(OwnPayments own, MerchantPayments payments, ApprovalRows approvals, EasypaySettings settings,
            Clock clock) {
        this.own = own;
        this.payments = payments;
        this.approvals = approvals;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Approves it.
     *
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional
    public MerchantPaymentView approve(CallingMerchant merchant, PaymentKey key) {
        if (merchant.live()) {
            throw new DomainException(PayError.TEST_KEY_NEEDED);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MerchantPayment approved = own.lock(merchant, key).approve(null, now, settings.confirmWithin());
        payments.write(List.of(approved));
        approvals.write(Map.of(approved.id(),
                new Approvals(List.of(Approval.of(TenderKind.MONEY, approved.ask().total(), null)))));
        return own.view(approved);
    }
}
