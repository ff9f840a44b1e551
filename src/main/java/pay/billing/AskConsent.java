package pay.billing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.merchant.FindMerchant;
import platform.id.Ids;
import platform.money.Won;
import platform.web.DomainException;

/** Asks a member's consent in a merchant's name. */
@Component
class AskConsent {
    private static final Duration CONSENT_WITHIN = Duration.ofMinutes(30);
    private static final int KEY_BYTES = 16;

    private final BillingAgreements agreements;
    private final FindMerchant merchants;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AskConsent(BillingAgreements agreements, FindMerchant merchants, Ids ids, Clock clock) {
        this.agreements = agreements;
        this.merchants = merchants;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a merchant wants to be allowed. */
    record Wanted(String customerId, String name, Won mostPerCharge, Won mostPerMonth) {}

    /** @throws DomainException {@code BILLING_LIMITS_DIFFER} */
    @Transactional
    BillingAgreement ask(CallingMerchant merchant, Wanted wanted) {
        if (wanted.mostPerMonth().isLessThan(wanted.mostPerCharge())) {
            throw new DomainException(PayError.BILLING_LIMITS_DIFFER);
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        BillingAgreement agreement = new BillingAgreement(new BillingAgreementId(ids.nextLong()),
                Base64.getUrlEncoder().withoutPadding().encodeToString(key), merchant.id(),
                merchants.find(merchant.id()).name(), merchant.live(), wanted.customerId(), wanted.name(),
                wanted.mostPerCharge(), wanted.mostPerMonth(), BillingAgreement.State.ASKED, null, null, now,
                now.plus(CONSENT_WITHIN), null, null, null);
        agreements.insert(agreement);
        return agreement;
    }
}
