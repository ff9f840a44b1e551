package pay.billing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.web.DomainException;

/** Ends a billing agreement for either side, for good. */
@Component
public class EndBilling {
    private final BillingAgreements agreements;
    private final BillingCharges charges;
    private final KeepCharges keepCharges;
    private final Clock clock;

    EndBilling(BillingAgreements agreements, BillingCharges charges, KeepCharges keepCharges, Clock clock) {
        this.agreements = agreements;
        this.charges = charges;
        this.keepCharges = keepCharges;
        this.clock = clock;
    }

    /** @throws DomainException {@code BILLING_KEY_NOT_FOUND} or {@code BILLING_KEY_IN_OTHER_STATE} */
    @RetriedOnConflict
    @Transactional
    BillingAgreement byMerchant(CallingMerchant merchant, String key) {
        return end(key, agreement -> agreement.isOf(merchant), BillingAgreement.State.ENDED_BY_MERCHANT);
    }

    /** @throws DomainException {@code BILLING_KEY_NOT_FOUND} or {@code BILLING_KEY_IN_OTHER_STATE} */
    @RetriedOnConflict
    @Transactional
    BillingAgreement byMember(Tsid member, String key) {
        return end(key, agreement -> member.equals(agreement.memberId()), BillingAgreement.State.ENDED_BY_MEMBER);
    }

    /** Ends all of a member who left. The caller holds the wallet's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAllOf(Tsid member) {
        agreements.activeOf(member).forEach(agreement -> byMember(member, agreement.key()));
    }

    private BillingAgreement end(String key, Predicate<BillingAgreement> own, BillingAgreement.State by) {
        BillingAgreement ended = agreements.lock(key).filter(own).orElseThrow(ReadBilling::none).end(by,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        agreements.update(ended);
        charges.lockRetrying(ended.id()).forEach(charge -> keepCharges.keep(ended,
                charge.failed(new BillingCharge.Refusal(PayError.BILLING_KEY_IN_OTHER_STATE, null))));
        return ended;
    }
}
