package member.secret;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import member.error.MemberError;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import platform.startup.StartupRefused;
import platform.web.DomainException;

/**
 * Argon2id in one lane, as {@link SecretSettings} say. Only as many run at once as there are processors, since each takes memory and tens of milliseconds of CPU; who waits longer than
 * two seconds is refused.
 */
@Component
public class SecretHash {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2PasswordEncoder argon2;
    private final Semaphore running = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** @throws StartupRefused when production would hash weaker than it may */
    public SecretHash(SecretSettings settings, Environment environment) {
        if (environment.matchesProfiles("prod") && settings.isTooWeakForPeople()) {
            throw new StartupRefused("The profile prod would hash PINs and passwords in less than 19 MB or two passes",
                    "Take madang.member.secrets away, or set more");
        }
        this.argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1,
                Math.toIntExact(settings.memory().toKilobytes()), settings.passes());
    }

    public String of(String secret) {
        return limited(() -> argon2.encode(secret));
    }

    /**
     * Judges a secret. What it is judged by is fetched only when there is a place: who waits in vain has not tried, and
     * no failure may be counted.
     *
     * @param fetch what has the hash; empty for somebody who may not try, which takes as long and never matches
     * @return what was fetched, if the secret is the one that was hashed
     */
    public <T> Optional<T> match(String secret, Supplier<Optional<T>> fetch, Function<T, String> hash) {
        return limited(() -> {
            Optional<T> fetched = fetch.get();
            if (fetched.isEmpty()) {
                String _ = argon2.encode(secret);
            }
            return fetched.filter(found -> argon2.matches(secret, hash.apply(found)));
        });
    }

    /** Takes as long as {@link #match}: for somebody who does not exist, so that the time does not tell. */
    public void matchNobody(String secret) {
        String _ = of(secret);
    }

    private <T> T limited(Supplier<T> work) {
        try {
            if (!running.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw DomainException.retryAfter(LONGEST_WAIT, MemberError.CHECKS_OVERLOADED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.retryAfter(LONGEST_WAIT, MemberError.CHECKS_OVERLOADED);
        }
        try {
            return work.get();
        } finally {
            running.release();
        }
    }
}
