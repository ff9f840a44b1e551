package platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import platform.crypto.UnreadableCiphertext;
import platform.startup.StartupRefused;

/**
 * The signing keys as this instance knows them. The next key is published {@code keyLead} before it signs, and the last one
 * stays until no token of it can live: two live keys around each change, and no instance ever meets a token whose key it
 * cannot get, because one with an unknown key id makes it look into the database (once a second at most, since anybody can
 * send such tokens).
 */
@Component
public class SigningKeys implements ApplicationRunner {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration KEEP_FRESH = Duration.ofSeconds(4);

    private final SigningKeyStore store;
    private final TokenProperties properties;
    private final Clock clock;
    private volatile List<SigningKey> keys = List.of();
    private volatile Instant loadedAt = Instant.MIN;

    /** What a key does at present. */
    public enum Duty {
        /** It is published, and signs from its time on. */
        NEXT, SIGNS,
        /** Its last tokens are still good. */
        VERIFIES
    }

    /** A key as operators see it. */
    public record Listed(String id, Instant signsFrom, Duty duty) {}

    SigningKeys(SigningKeyStore store, TokenProperties properties, Clock clock) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Makes the first key before anybody logs in: of many who do at once, some would find another's that has not committed.
     *
     * @throws StartupRefused when there is one that the key ring does not open: nor does it open what else is encrypted
     */
    @Override
    public void run(ApplicationArguments arguments) {
        try {
            reload();
            // Nothing else is written at a start: an instance is to come up while the database takes no writes.
            if (keys.isEmpty()) {
                rotateIfDue();
            }
        } catch (UnreadableCiphertext e) {
            throw new StartupRefused("The key ring is not that of the database: its signing keys cannot be read",
                    "Put the database's own key ring in its place (madang.crypto.key-file), with all keys that are in use",
                    e);
        }
    }

    /** The key that signs now: the newest whose time has come. */
    SigningKey signing() {
        Optional<SigningKey> current = current(clock.instant());
        if (current.isEmpty()) {
            rotateIfDue();
            current = current(clock.instant()); // A key made just now signs from just now, which is later than before.
        }
        return current.orElseThrow(() -> new IllegalStateException("There is no key to sign access tokens with"));
    }

    Optional<SigningKey> find(String id) {
        Optional<SigningKey> known = known(id);
        if (known.isEmpty()) {
            lookAgain();
            known = known(id);
        }
        return known;
    }

    /** Who comes meanwhile waits for what is found: after a start nobody's key is known, and all come at once. */
    private synchronized void lookAgain() {
        if (loadedAt.isBefore(clock.instant().minus(LOOK_AGAIN))) {
            reload();
        }
    }

    /** Whether a key that was good at verification still is; costs no look-up. */
    boolean isLive(SigningKey key) {
        return known(key.id()).isPresent();
    }

    List<SigningKey> all() {
        if (keys.isEmpty()) {
            rotateIfDue();
        }
        return keys;
    }

    /** All that there are, the newest first. */
    public List<Listed> list() {
        String signing = signing().id();
        Instant now = clock.instant();
        return all().stream().map(key -> new Listed(key.id(), key.signsFrom(), key.signsFrom().isAfter(now)
                ? Duty.NEXT
                : key.id().equals(signing) ? Duty.SIGNS : Duty.VERIFIES)).toList();
    }

    /** Plans the next key when the newest has signed long enough, and forgets keys whose last tokens have expired. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT10S")
    void rotateIfDue() {
        reload();
        Instant now = clock.instant();
        if (keys.isEmpty()) {
            store.add(1, now, now);
            reload();
        } else if (!keys.getFirst().signsFrom().plus(properties.keyPeriod()).isAfter(now.plus(properties.keyLead()))) {
            add(now.plus(properties.keyLead()), now);
        }
        Instant lastTokensExpired = now.minus(AccessTokens.LIFETIME).minus(AccessTokens.TOLERANCE.multipliedBy(2));
        current(lastTokensExpired).ifPresent(key -> {
            if (store.removeUpTo(key.generation() - 1) > 0) {
                reload();
            }
        });
    }

    /**
     * Plans the next key now: it signs after the lead, and tokens of the present one stay good.
     *
     * @return false if one is planned already
     */
    public boolean rotate() {
        reload();
        Instant now = clock.instant();
        if (!keys.isEmpty() && keys.getFirst().signsFrom().isAfter(now)) {
            return false;
        }
        add(now.plus(properties.keyLead()), now);
        return true;
    }

    /**
     * For a key that others may have: a new one signs at once, and all tokens signed until now are refused, here at once and
     * on other instances within five seconds. Members refresh their tokens; nobody has to log in.
     */
    public void replaceCompromised() {
        Instant now = clock.instant();
        int last;
        do {
            last = store.newestGeneration();
            store.add(last + 1, now, now);
            reload();
            // Not this one's if somebody planned a key at the same moment, which would sign too late.
        } while (keys.getFirst().signsFrom().isAfter(now));
        store.removeUpTo(last);
        reload();
    }

    /** Looks what other instances did, if the last look was long ago. */
    void keepFresh() {
        if (loadedAt.isBefore(clock.instant().minus(KEEP_FRESH))) {
            reload();
        }
    }

    /** One at a time: of two that look at once, the one that saw less might be heard last. */
    synchronized void reload() {
        Instant now = clock.instant();
        keys = store.all();
        loadedAt = now;
    }

    private void add(Instant signsFrom, Instant now) {
        store.add(keys.isEmpty() ? 1 : keys.getFirst().generation() + 1, signsFrom, now);
        reload();
    }

    private Optional<SigningKey> current(Instant now) {
        return keys.stream().filter(key -> !key.signsFrom().isAfter(now)).findFirst();
    }

    private Optional<SigningKey> known(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
