package pay.merchant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keys that were found good, so that not every request asks the database. Bounded: when full, any tenth goes. What changes is
 * forgotten on this instance when that commits, and on the others within a second, by looking into the table twice a second;
 * a key that has changed in the last minute is not remembered at all, so that no look into the table from before the change
 * comes to stand here after it. While the looks fail, nothing is known here and every request asks the database; what they
 * missed meanwhile is made up for by the next one.
 */
@Component
class KnownKeys {
    private static final int CAPACITY = 10_000;
    /** A row becomes visible when its transaction commits, later than its time says: look back this far. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(60);
    /** So old may the last look be; one is made twice a second. */
    private static final Duration STALE = Duration.ofSeconds(5);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final MerchantKeys keys;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<MerchantKeyId, Instant> changed = new ConcurrentHashMap<>();
    /** When the last look that succeeded began. */
    private volatile @Nullable Instant lookedAt;

    KnownKeys(MerchantKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    private record Known(MerchantKey key, Instant until) {}

    @Nullable
    MerchantKey find(SecretKey key) {
        Instant now = clock.instant();
        Instant looked = lookedAt;
        Known found = known.get(key.sha256());
        return looked == null || looked.plus(STALE).isBefore(now) || found == null || !found.until().isAfter(now)
                ? null
                : found.key();
    }

    void add(SecretKey key, MerchantKey good) {
        if (known.size() >= CAPACITY) {
            makeRoom();
        }
        String sha256 = key.sha256();
        known.put(sha256, new Known(good, clock.instant().plus(REMEMBERED)));
        // After it is there: whoever changes it notes that first and removes it then.
        if (changed.containsKey(good.id())) {
            known.remove(sha256);
        }
    }

    /** Forgets one when the transaction in which it changes commits. */
    void changes(MerchantKeyId id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget(id);
            }
        });
    }

    /** Forgets what changed on other instances too. */
    void lookForChanges() {
        Instant now = clock.instant();
        Instant looked = lookedAt;
        keys.changedSince((looked == null ? now : looked).minus(LOOK_BACK)).forEach(this::forget);
        changed.values().removeIf(at -> at.isBefore(now.minus(LOOK_BACK)));
        lookedAt = now;
    }

    int size() {
        return known.size();
    }

    private void forget(MerchantKeyId id) {
        changed.putIfAbsent(id, clock.instant());
        known.values().removeIf(each -> each.key().id().equals(id));
    }

    private synchronized void makeRoom() {
        Iterator<String> any = known.keySet().iterator();
        for (int left = known.size(); left > CAPACITY * 9 / 10 && any.hasNext(); left--) {
            any.next();
            any.remove();
        }
    }
}
