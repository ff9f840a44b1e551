package pay.merchant;

import java.time.Clock;

import org.springframework.stereotype.Component;
import platform.security.SecurityError;
import platform.web.DomainException;

/** Knows a merchant by its secret key. */
@Component
class CheckSecretKey {
    private final MerchantKeys keys;
    private final KnownKeys known;
    private final Clock clock;

    CheckSecretKey(MerchantKeys keys, KnownKeys known, Clock clock) {
        this.keys = keys;
        this.known = known;
        this.clock = clock;
    }

    /** @throws DomainException {@link SecurityError#SECRET_KEY_INVALID} or {@link SecurityError#SECRET_KEY_REVOKED} */
    CallingMerchant check(String text) {
        SecretKey secret = SecretKey.parse(text).orElseThrow(CheckSecretKey::invalid);
        MerchantKey key = known.find(secret);
        boolean fresh = key == null;
        if (key == null) {
            key = keys.find(secret).orElseThrow(CheckSecretKey::invalid);
        }
        if (!key.isGood(clock.instant())) {
            throw new DomainException(SecurityError.SECRET_KEY_REVOKED);
        }
        if (fresh) {
            known.add(secret, key);
        }
        return new CallingMerchant(key.merchantId(), key.live());
    }

    private static DomainException invalid() {
        return new DomainException(SecurityError.SECRET_KEY_INVALID);
    }
}
