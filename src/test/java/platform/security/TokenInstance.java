package platform.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.crypto.FieldEncryption;
import platform.crypto.TestCrypto;
import platform.id.Tsid;
import platform.web.DomainException;
import testing.MovableClock;
import testing.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Two instances of the token classes on one database stand for two instances of the application. */
@ResourceLock("the schema of tokens")
abstract class TokenInstance {
    static final TokenProperties PROPERTIES = new TokenProperties("madang", "madang-app", Duration.ofDays(30),
            Duration.ofMinutes(10));
    static final TestSchema SCHEMA = TestSchema.with("db/migration/platform/V30__tokens_and_sessions.sql");
    static final FieldEncryption ENCRYPTION = TestCrypto.withNewKeys().fields();

    final JdbcClient jdbc = SCHEMA.jdbc();
    final TransactionTemplate transaction = SCHEMA.transaction();
    final SigningKeyStore store = new SigningKeyStore(jdbc, ENCRYPTION);
    final AtomicLong ids = new AtomicLong(1000);

    MovableClock clock;
    SigningKeys keys;
    TokenRevocations revocations;
    AccessTokens tokens;
    MemberCaller caller;

    @BeforeEach
    void anInstance() {
        jdbc.sql("delete from platform_signing_key").update();
        jdbc.sql("delete from platform_token_revocation").update();
        clock = new MovableClock(Instant.parse("2026-11-21T03:00:00.123Z"));
        keys = new SigningKeys(store, PROPERTIES, clock);
        revocations = new TokenRevocations(jdbc, clock);
        tokens = tokens(keys, revocations);
        caller = new MemberCaller(next(), next(), next(), IdentityTier.REAL_NAME);
    }

    AccessTokens tokens(SigningKeys signing, TokenRevocations ended) {
        return new AccessTokens(signing, ended, PROPERTIES, clock);
    }

    /** Signed with the real key, as only we can: shows that the claims are looked at, not only the signature. */
    String forge(Consumer<JWTClaimsSet.Builder> change, JOSEObjectType type) throws Exception {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer("madang").audience("madang-app")
                .subject(caller.memberId().toString()).claim("did", caller.deviceId().toString())
                .claim("sid", caller.sessionId().toString()).claim("tier", caller.tier().name())
                .claim("ims", clock.millis()).expirationTime(Date.from(clock.instant().plusSeconds(300)));
        change.accept(claims);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(type).keyID(keys.signing().id()).build(),
                claims.build());
        token.sign(keys.signing().signer());
        return token.serialize();
    }

    void refuses(String token, SecurityError code) {
        refuses(tokens, token, code);
    }

    static void refuses(AccessTokens by, String token, SecurityError code) {
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> by.verify(token))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    Tsid next() {
        return new Tsid(ids.incrementAndGet());
    }

    static String kid(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}
