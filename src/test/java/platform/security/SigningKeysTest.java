package platform.security;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import platform.crypto.TestCrypto;
import platform.startup.StartupRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

/** How the keys that access tokens are signed with come and go. */
class SigningKeysTest extends TokenInstance {
    @Test
    void refusesToStartWithTheKeyRingOfAnotherDatabase() {
        keys.run(new DefaultApplicationArguments());
        SigningKeys other = new SigningKeys(new SigningKeyStore(jdbc, TestCrypto.withNewKeys().fields()), PROPERTIES,
                clock);
        assertThatExceptionOfType(StartupRefused.class).isThrownBy(() -> other.run(new DefaultApplicationArguments()))
                .withMessageContaining("not that of the database");
    }

    @Test
    void hasAKeyBeforeAnybodyLogsIn() {
        assertThat(store.all()).isEmpty();
        keys.run(new DefaultApplicationArguments());
        assertThat(store.all()).extracting(SigningKey::id).containsExactly(keys.signing().id());
    }

    @Test
    void rotatesWithTwoLiveKeysAndNoTokenRefusedOnTheWay() throws Exception {
        SigningKeys otherKeys = new SigningKeys(store, PROPERTIES, clock);
        AccessTokens other = tokens(otherKeys, revocations);
        String before = tokens.issue(caller).value();
        String firstKey = kid(before);
        assertThat(other.verify(before)).isEqualTo(caller);

        keys.rotate();
        assertThat(keys.all()).as("published before it signs").hasSizeGreaterThanOrEqualTo(2);
        assertThat(kid(tokens.issue(caller).value())).isEqualTo(firstKey);

        clock.move(Duration.ofMinutes(10));
        String after = tokens.issue(caller).value();
        assertThat(kid(after)).isNotEqualTo(firstKey);
        assertThat(other.verify(after)).as("an instance that has not heard of the key looks it up").isEqualTo(caller);

        String last = forge(claims -> {
        }, AccessTokens.TYPE);
        clock.move(Duration.ofMinutes(4));
        assertThat(tokens.verify(last)).isEqualTo(caller);
        clock.move(Duration.ofMinutes(4));
        keys.rotateIfDue();
        assertThat(keys.all()).extracting(SigningKey::id).doesNotContain(firstKey);
    }

    @Test
    void makesTheNextKeyByItselfWhenTheOldOneHasSignedLongEnough() throws Exception {
        String first = kid(tokens.issue(caller).value());
        clock.move(Duration.ofDays(30));
        keys.rotateIfDue();
        clock.move(Duration.ofMinutes(11));
        keys.rotateIfDue();
        assertThat(kid(tokens.issue(caller).value())).isNotEqualTo(first);
    }

    @Test
    void refusesWhatACompromisedKeySignedHereAndOnOtherInstances() {
        SigningKeys otherKeys = new SigningKeys(store, PROPERTIES, clock);
        AccessTokens other = tokens(otherKeys, revocations);
        String known = tokens.issue(caller).value();
        String fresh = tokens.issue(caller).value();
        tokens.verify(known);
        other.verify(known);

        keys.replaceCompromised();
        refuses(known, SecurityError.TOKEN_INVALID);
        refuses(fresh, SecurityError.TOKEN_INVALID);
        otherKeys.reload();
        refuses(other, known, SecurityError.TOKEN_INVALID);
        assertThat(other.verify(tokens.issue(caller).value())).isEqualTo(caller);
    }

    @Test
    void anInstanceThatHasJustStartedRefusesNoneOfManyWhoComeAtOnce() throws Exception {
        String token = tokens.issue(caller).value();
        for (int i = 0; i < 5; i++) {
            AccessTokens started = tokens(new SigningKeys(store, PROPERTIES, clock), revocations);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<MemberCaller>> many = Collections.nCopies(8, () -> started.verify(token));
                assertThat(threads.invokeAll(many)).allMatch(each -> each.state() == Future.State.SUCCESS);
            }
        }
    }

    @Test
    void twoInstancesThatStartTogetherAgreeOnOneKey() {
        SigningKeys otherKeys = new SigningKeys(store, PROPERTIES, clock);
        int next = store.newestGeneration() + 1;
        store.add(next, clock.instant(), clock.instant());
        store.add(next, clock.instant(), clock.instant());
        keys.reload();
        otherKeys.reload();
        assertThat(keys.signing().id()).isEqualTo(otherKeys.signing().id());
        assertThat(keys.all().stream().filter(key -> key.generation() == next)).hasSize(1);
    }

    @Test
    void keepsThePrivateKeysEncrypted() {
        tokens.issue(caller);
        assertThat(jdbc.sql("select private_key from platform_signing_key").query(String.class).list())
                .allMatch(stored -> stored.matches("[a-z0-9]{1,16}\\.[A-Za-z0-9_-]+"));
    }

    @Test
    void replacesAlsoWhenAKeyIsPlannedAtTheSameMoment() {
        SigningKeys otherKeys = new SigningKeys(store, PROPERTIES, clock);
        String known = tokens.issue(caller).value();
        SigningKeys replaced = new SigningKeys(new SigningKeyStore(jdbc, ENCRYPTION) {
            @Override
            public int newestGeneration() {
                int newest = super.newestGeneration();
                otherKeys.rotate();
                return newest;
            }
        }, PROPERTIES, clock);
        replaced.replaceCompromised();
        AccessTokens here = tokens(replaced, revocations);
        refuses(here, known, SecurityError.TOKEN_INVALID);
        assertThat(here.verify(here.issue(caller).value())).isEqualTo(caller);
    }

    /** One that saw less and is heard last must not bring back a key that was taken away. */
    @Test
    void ofTwoThatLookAtOnceTheNewerSightStands() throws Exception {
        keys.signing();
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        SigningKeys slow = new SigningKeys(new SigningKeyStore(jdbc, ENCRYPTION) {
            @Override
            public List<SigningKey> all() {
                List<SigningKey> all = super.all();
                if (seen.getCount() > 0) {
                    seen.countDown();
                    assertThatNoException().isThrownBy(() -> goOn.await(10, TimeUnit.SECONDS));
                }
                return all;
            }
        }, PROPERTIES, clock);
        Thread first = Thread.ofPlatform().start(slow::reload);
        seen.await();
        store.add(store.newestGeneration() + 1, clock.instant(), clock.instant());
        Thread second = Thread.ofPlatform().start(slow::reload);
        await().until(() -> EnumSet.of(Thread.State.BLOCKED, Thread.State.TERMINATED).contains(second.getState()));
        goOn.countDown();
        first.join();
        second.join();
        assertThat(slow.all()).hasSize(2);
    }

    @Test
    void plansOneKeyAtATime() {
        tokens.issue(caller);
        assertThat(keys.rotate()).isTrue();
        assertThat(keys.rotate()).isFalse();
        assertThat(keys.list()).extracting(SigningKeys.Listed::duty).containsExactly(SigningKeys.Duty.NEXT,
                SigningKeys.Duty.SIGNS);
        clock.move(Duration.ofMinutes(10));
        assertThat(keys.list()).extracting(SigningKeys.Listed::duty).containsExactly(SigningKeys.Duty.SIGNS,
                SigningKeys.Duty.VERIFIES);
    }
}
