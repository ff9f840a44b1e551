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
import pay.tender.TenderKind;
import platform.web.DomainException;

/** Approves a payment in test mode, as a member would: nobody's money is set aside. */
@Component
class ApproveTest {
    private final OwnPayments own;
    private final KeepPayments keepPayments;
    private final ApprovalRows approvals;
    private final DepositParts depositParts;
    private final EasypaySettings settings;
    private final Clock clock;

    ApproveTest(OwnPayments own, KeepPayments keepPayments, ApprovalRows approvals, DepositParts depositParts,
            EasypaySettings settings, Clock clock) {
        this.own = own;
        this.keepPayments = keepPayments;
        this.approvals = approvals;
        this.depositParts = depositParts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Approves it.
     *
     * @param by what pays all of it: money, or a deposit
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional
    public MerchantPaymentView approve(CallingMerchant merchant, PaymentKey key, TenderKind by) {
        if (merchant.live()) {
            throw new DomainException(PayError.TEST_KEY_NEEDED);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MerchantPayment asked = own.lock(merchant, key);
        if (by == TenderKind.VIRTUAL_ACCOUNT
                && (!asked.ask().captures() || !now.isBefore(depositParts.testDueAt(asked)))) {
            throw new DomainException(PayError.DEPOSIT_NOT_OFFERED);
        }
        MerchantPayment approved = asked.approve(null, now, settings.confirmWithin());
        approvals.write(Map.of(approved.id(),
                new Approvals(List.of(Approval.of(by, approved.ask().total(), null)))));
        keepPayments.keep(List.of(approved));
        return own.view(approved);
    }
}
