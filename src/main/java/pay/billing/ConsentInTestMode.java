package pay.billing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.CallingMerchant;

/** Makes a billing key of test mode active, in a member's place: what is charged by it is nobody's money. */
@Component
class ConsentInTestMode {
    private final BillingAgreements agreements;
    private final Clock clock;

    ConsentInTestMode(BillingAgreements agreements, Clock clock) {
        this.agreements = agreements;
        this.clock = clock;
    }

    /**
     * Makes it active.
     *
     * @throws platform.web.DomainException {@code BILLING_KEY_NOT_FOUND}, {@code TEST_KEY_NEEDED} or
     *     {@code BILLING_KEY_IN_OTHER_STATE}
     */
    @Transactional
    public BillingAgreement consent(CallingMerchant merchant, String key) {
        BillingAgreement consented = agreements.lock(key).filter(each -> each.isOf(merchant))
                .orElseThrow(ReadBilling::none).consentInTestMode(clock.instant().truncatedTo(ChronoUnit.MICROS));
        agreements.update(consented);
        return consented;
    }
}
