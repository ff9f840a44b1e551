package pay.merchant;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;

/** Makes a merchant a secret key. */
@Component
class IssueKey {
    private final MerchantKeys keys;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    IssueKey(MerchantKeys keys, Ids ids, Clock clock) {
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** Issues one: to be shown once, since it is kept nowhere. */
    @Transactional
    public SecretKey issue(MerchantId merchant, boolean live) {
        SecretKey key = SecretKey.random(live, random);
        keys.insert(new MerchantKeyId(ids.nextLong()), merchant, key, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return key;
    }
}
