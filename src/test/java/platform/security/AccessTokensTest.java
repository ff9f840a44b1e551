package platform.security;

import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an access token must be to be taken. */
class AccessTokensTest extends TokenInstance {
    @Test
    void tellsWhoATokenSpeaksFor() {
        AccessToken token = tokens.issue(caller);
        assertThat(tokens.verify(token.value())).isEqualTo(caller);
        assertThat(tokens.verify(token.value())).as("from the cache").isEqualTo(caller);
        assertThat(Duration.between(clock.instant(), token.expiresAt())).isBetween(Duration.ofSeconds(299),
                Duration.ofMinutes(5));
    }

    @Test
    void refusesATokenFromAMinuteAfterItsEndOnWhetherItIsKnownOrNot() {
        AccessToken known = tokens.issue(caller);
        String fresh = tokens.issue(caller).value();
        clock.set(known.expiresAt().plusMillis(59_999));
        assertThat(tokens.verify(known.value())).isEqualTo(caller);
        assertThat(tokens.known(known.value())).isEqualTo(caller);

        for (Duration late : List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(366))) {
            clock.set(known.expiresAt().plus(late));
            refuses(known.value(), SecurityError.TOKEN_EXPIRED);
            refuses(fresh, SecurityError.TOKEN_EXPIRED);
            assertThat(tokens.known(known.value())).as("on the short way").isNull();
        }
    }

    @Test
    void toleratesAClockThatIsAMinuteAheadAndNoMore() {
        String known = tokens.issue(caller).value();
        String fresh = tokens.issue(caller).value();
        clock.move(Duration.ofMinutes(-1));
        assertThat(tokens.verify(known)).isEqualTo(caller);
        for (Duration earlier : List.of(Duration.ofMillis(-1), Duration.ofHours(-1))) {
            clock.move(earlier);
            refuses(known, SecurityError.TOKEN_NOT_YET_VALID);
            refuses(fresh, SecurityError.TOKEN_NOT_YET_VALID);
            assertThat(tokens.known(known)).as("on the short way").isNull();
        }
        clock.move(Duration.ofHours(1).plusMinutes(1).plusMillis(1));
        assertThat(tokens.verify(fresh)).as("when its time has come").isEqualTo(caller);
    }

    @Test
    void refusesAnotherAudienceIssuerOrKindOfToken() throws Exception {
        assertThat(tokens.verify(forge(claims -> {
        }, AccessTokens.TYPE))).isEqualTo(caller);
        refuses(forge(claims -> claims.audience("madang-admin"), AccessTokens.TYPE), SecurityError.TOKEN_INVALID);
        refuses(forge(claims -> claims.audience(List.of("madang-app", "x")), AccessTokens.TYPE),
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

    /** Each way of writing it would be kept apart, and one member's token would fill the room of all. */
    @Test
    void takesASignatureOnlyInTheOneWayInWhichItIsWritten() {
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        String token = tokens.issue(caller).value();
        int last = letters.indexOf(token.charAt(token.length() - 1));
        String unused = token.substring(0, token.length() - 1) + letters.charAt(last + 1);
        for (String same : List.of(unused, token + "=", token + "==", token + "!", token + "\n", " " + token,
                token.substring(0, token.length() - 3) + "*" + token.substring(token.length() - 3), token + "A")) {
            refuses(same, SecurityError.TOKEN_INVALID);
        }
        assertThat(tokens.verify(token)).isEqualTo(caller);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
