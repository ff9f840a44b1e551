package platform.security;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
class AccessTokensTest {
    private static final TokenProperties PROPERTIES = new TokenProperties("madang", "madang-app", Duration.ofDays(30),
            Duration.ofMinutes(10));
    private static final TestSchema SCHEMA = TestSchema.with("db/migration/platform/V30__tokens_and_sessions.sql");
    private static final FieldEncryption ENCRYPTION = TestCrypto.withNewKeys().fields();

    private final JdbcClient jdbc = SCHEMA.jdbc();
    private final TransactionTemplate transaction = SCHEMA.transaction();
    private final SigningKeyStore store = new SigningKeyStore(jdbc, ENCRYPTION);
    private final AtomicLong ids = new AtomicLong(1000);

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

    @Test
    void tellsWhoATokenSpeaksFor() {
        AccessToken token = tokens.issue(caller);
        assertThat(tokens.verify(token.value())).isEqualTo(caller);
        assertThat(tokens.verify(token.value())).as("from the cache").isEqualTo(caller);
        assertThat(Duration.between(clock.instant(), token.expiresAt())).isBetween(Duration.ofSeconds(299),
                Duration.ofMinutes(5));
    }

    @Test
    void refusesATokenFiveMinutesAndTheToleranceAfterItsIssue() {
        String fresh = tokens.issue(caller).value();
        String known = tokens.issue(caller).value();
        tokens.verify(known);

        clock.move(Duration.ofMinutes(5).plusSeconds(58));
        assertThat(tokens.verify(known)).isEqualTo(caller);
        clock.move(Duration.ofSeconds(2));
        refuses(known, SecurityError.TOKEN_EXPIRED);
        refuses(fresh, SecurityError.TOKEN_EXPIRED);
    }

    @Test
    void toleratesAClockThatIsAMinuteAheadAndNoMore() {
        String token = tokens.issue(caller).value();
        clock.move(Duration.ofSeconds(-59));
        assertThat(tokens.verify(token)).isEqualTo(caller);
        clock.move(Duration.ofSeconds(-2));
        refuses(token, SecurityError.TOKEN_NOT_YET_VALID);
    }

    @Test
    void refusesAnotherAudienceIssuerOrKindOfToken() throws Exception {
        assertThat(tokens.verify(forge(claims -> {
        }, AccessTokens.TYPE))).isEqualTo(caller);
        refuses(forge(claims -> claims.audience("madang-admin"), AccessTokens.TYPE), SecurityError.TOKEN_INVALID);
        refuses(forge(claims -> claims.audience(java.util.List.of("madang-app", "x")), AccessTokens.TYPE),
                SecurityError.TOKEN_INVALID);
        refuses(forge(claims -> claims.issuer("madang-staging"), AccessTokens.TYPE), SecurityError.TOKEN_INVALID);
        refuses(forge(claims -> {
        }, new JOSEObjectType("JWT")), SecurityError.TOKEN_INVALID);
    }

    @Test
    void refusesATokenThatLacksAClaim() throws Exception {
        for (String claim : new String[]{"sub", "did", "sid", "tier", "ims", "exp", "iss", "aud"}) {
            refuses(forge(claims -> claims.claim(claim, null), AccessTokens.TYPE), SecurityError.TOKEN_INVALID);
        }
        refuses(forge(claims -> claims.claim("tier", "GOD"), AccessTokens.TYPE), SecurityError.TOKEN_INVALID);
        refuses(forge(claims -> claims.subject("1 or 1"), AccessTokens.TYPE), SecurityError.TOKEN_INVALID);
    }

    @Test
    void refusesATokenWithoutSignature() throws Exception {
        JWTClaimsSet claims = SignedJWT.parse(tokens.issue(caller).value()).getJWTClaimsSet();
        refuses(new PlainJWT(claims).serialize(), SecurityError.TOKEN_INVALID);

        String[] parts = tokens.issue(caller).value().split("\\.", -1);
        String none = base64("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"" + keys.signing().id() + "\"}");
        refuses(none + "." + parts[1] + ".", SecurityError.TOKEN_INVALID);
        refuses(none + "." + parts[1] + "." + parts[2], SecurityError.TOKEN_INVALID);
        refuses(parts[0] + "." + parts[1] + ".", SecurityError.TOKEN_INVALID);
        refuses(parts[0] + "." + parts[1] + "." + base64(new String(new char[64])), SecurityError.TOKEN_INVALID);
    }

    @Test
    void refusesHs256WithThePublicKeyAsTheSecret() throws Exception {
        ECPublicKey publicKey = keys.signing().publicKey().toECPublicKey();
        JWTClaimsSet claims = SignedJWT.parse(tokens.issue(caller).value()).getJWTClaimsSet();
        for (byte[] secret : new byte[][]{publicKey.getEncoded(),
                keys.signing().publicKey().toJSONString().getBytes(StandardCharsets.UTF_8)}) {
            SignedJWT forged = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).type(AccessTokens.TYPE)
                    .keyID(keys.signing().id()).build(), claims);
            forged.sign(new MACSigner(secret));
            refuses(forged.serialize(), SecurityError.TOKEN_INVALID);
        }
    }

    @Test
    void refusesATokenSignedWithAKeyThatItBringsAlong() throws Exception {
        var own = new com.nimbusds.jose.jwk.gen.ECKeyGenerator(com.nimbusds.jose.jwk.Curve.P_256).generate();
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(AccessTokens.TYPE).jwk(own.toPublicJWK())
                        .keyID(keys.signing().id()).build(),
                SignedJWT.parse(tokens.issue(caller).value()).getJWTClaimsSet());
        forged.sign(new ECDSASigner(own));
        refuses(forged.serialize(), SecurityError.TOKEN_INVALID);
    }

    @Test
    void refusesATokenWithAnyPartChanged() throws Exception {
        String token = tokens.issue(caller).value();
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String other = base64(claims.replace(caller.memberId().toString(), next().toString()));
        refuses(parts[0] + "." + other + "." + parts[2], SecurityError.TOKEN_INVALID);
        refuses(token + ".x", SecurityError.TOKEN_INVALID);
        refuses("", SecurityError.TOKEN_INVALID);
        refuses("a.b.c", SecurityError.TOKEN_INVALID);
        refuses("x".repeat(5000), SecurityError.TOKEN_INVALID);
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
    void endsASessionADeviceOrAMemberAtOnceHereAndSoonElsewhere() {
        TokenRevocations elsewhere = new TokenRevocations(jdbc, clock);
        AccessTokens other = tokens(keys, elsewhere);
        elsewhere.lookForOthers();
        for (Consumer<MemberCaller> end : java.util.List.<Consumer<MemberCaller>>of(
                c -> revocations.revokeSession(c.sessionId()), c -> revocations.revokeDevice(c.deviceId()),
                c -> revocations.revokeMember(c.memberId()))) {
            caller = new MemberCaller(next(), next(), next(), IdentityTier.PHONE);
            String token = tokens.issue(caller).value();
            assertThat(other.verify(token)).isEqualTo(caller);
            transaction.executeWithoutResult(status -> end.accept(caller));

            refuses(token, SecurityError.TOKEN_REVOKED);
            elsewhere.lookForOthers();
            refuses(other, token, SecurityError.TOKEN_REVOKED);
        }
    }

    @Test
    void aTokenIssuedAfterAMembersWereRevokedIsGood() {
        transaction.executeWithoutResult(status -> revocations.revokeMember(caller.memberId()));
        clock.move(Duration.ofMillis(2));
        assertThat(tokens.verify(tokens.issue(caller).value())).isEqualTo(caller);
    }

    @Test
    void aTokenThatARefreshIssuedBesideTheLogOutIsRefusedToo() {
        transaction.executeWithoutResult(status -> revocations.revokeSession(caller.sessionId()));
        clock.move(Duration.ofMillis(5));
        refuses(tokens.issue(caller).value(), SecurityError.TOKEN_REVOKED);
    }

    @Test
    void aRevocationThatIsRolledBackRevokesNothing() {
        String token = tokens.issue(caller).value();
        transaction.executeWithoutResult(status -> {
            revocations.revokeSession(caller.sessionId());
            status.setRollbackOnly();
        });
        assertThat(tokens.verify(token)).isEqualTo(caller);
    }

    @Test
    void anInstanceThatStartsKnowsTheRevocationsBefore() {
        String token = tokens.issue(caller).value();
        transaction.executeWithoutResult(status -> revocations.revokeSession(caller.sessionId()));
        TokenRevocations started = new TokenRevocations(jdbc, clock);
        refuses(tokens(keys, started), token, SecurityError.TOKEN_REVOKED);
    }

    private AccessTokens tokens(SigningKeys signing, TokenRevocations ended) {
        return new AccessTokens(signing, ended, PROPERTIES, clock);
    }

    /** Signed with the real key, as only we can: shows that the claims are looked at, not only the signature. */
    private String forge(Consumer<JWTClaimsSet.Builder> change, JOSEObjectType type) throws Exception {
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

    private void refuses(String token, SecurityError code) {
        refuses(tokens, token, code);
    }

    private static void refuses(AccessTokens by, String token, SecurityError code) {
        assertThatExceptionOfType(DomainException.class).isThrownBy(() -> by.verify(token))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private Tsid next() {
        return new Tsid(ids.incrementAndGet());
    }

    private static String kid(String token) throws Exception {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
