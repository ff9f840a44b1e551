package platform.security;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.web.DomainException;

/**
 * Issues and verifies members' access tokens: JWT (RFC 9068's {@code at+jwt}) signed with ES256, good for five minutes.
 * Claims: {@code sub} member, {@code did} device, {@code sid} log-in session, {@code tier}, {@code iss}, {@code aud},
 * {@code iat}, {@code exp}, {@code jti}, and {@code ims}, the time of issue in milliseconds.
 */
@Component
public class AccessTokens {
    /** How long a token is good. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);
    /** By how much clocks may differ. */
    public static final Duration TOLERANCE = Duration.ofSeconds(60);

    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final int LONGEST = 2048;
    /**
     * In the one way in which its 64 bytes of signature can be written: with others for the bits that are left over, say, somebody could
     * have the same token kept many times.
     */
    private static final Pattern WRITTEN = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]{85}[AQgw]");

    private final SigningKeys keys;
    private final TokenRevocations revocations;
    private final TokenProperties properties;
    private final Clock clock;
    private final VerifiedTokens verified = new VerifiedTokens(50_000);

    AccessTokens(SigningKeys keys, TokenRevocations revocations, TokenProperties properties, Clock clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.properties = properties;
        this.clock = clock;
    }

    /** A token for a member who has just proved who they are. */
    public AccessToken issue(MemberCaller caller) {
        Instant now = clock.instant();
        Instant expiresAt = Instant.ofEpochSecond(now.plus(LIFETIME).getEpochSecond());
        SigningKey key = keys.signing();
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(properties.issuer()).audience(properties.audience())
                .subject(caller.memberId().toString()).claim("did", caller.deviceId().toString())
                .claim("sid", caller.sessionId().toString()).claim("tier", caller.tier().name())
                .claim("ims", now.toEpochMilli()).issueTime(Date.from(now)).expirationTime(Date.from(expiresAt))
                .jwtID(UUID.randomUUID().toString()).build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.id()).build(), claims);
        try {
            token.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("The access token could not be signed", e);
        }
        return new AccessToken(token.serialize(), expiresAt);
    }

    /**
     * Who a token speaks for.
     *
     * @throws DomainException {@link SecurityError#TOKEN_INVALID}, {@link SecurityError#TOKEN_EXPIRED},
     *         {@link SecurityError#TOKEN_NOT_YET_VALID} or {@link SecurityError#TOKEN_REVOKED}
     */
    public MemberCaller verify(String token) {
        if (token.length() > LONGEST) {
            throw new DomainException(SecurityError.TOKEN_INVALID);
        }
        VerifiedToken known = verified.find(token);
        if (known == null) {
            known = check(token);
            refuseUnlessGood(known);
            verified.add(token, known, clock.instant());
        } else {
            refuseUnlessGood(known);
        }
        return known.caller();
    }

    /** Who a token speaks for that was verified before and is still good; null for every other. Costs no signature. */
    public @Nullable MemberCaller known(String token) {
        VerifiedToken known = verified.find(token);
        return known != null && fault(known) == null ? known.caller() : null;
    }

    private VerifiedToken check(String token) {
        if (!WRITTEN.matcher(token).matches()) {
            throw new DomainException(SecurityError.TOKEN_INVALID);
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            SigningKey key = header.getKeyID() == null ? null : keys.find(header.getKeyID()).orElse(null);
            // The algorithm is ours to name, never the token's: "none" and HS256 end here, before any key is touched.
            if (key == null || !JWSAlgorithm.ES256.equals(header.getAlgorithm()) || !TYPE.equals(header.getType())
                    || header.getCriticalParams() != null || !jwt.verify(key.verifier())) {
                throw new DomainException(SecurityError.TOKEN_INVALID);
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (!properties.issuer().equals(claims.getIssuer())
                    || !claims.getAudience().equals(List.of(properties.audience()))) {
                throw new DomainException(SecurityError.TOKEN_INVALID);
            }
            MemberCaller caller = new MemberCaller(id(claims.getSubject()), id(claims.getStringClaim("did")),
                    id(claims.getStringClaim("sid")), IdentityTier.valueOf(claims.getStringClaim("tier")));
            return new VerifiedToken(caller, key, Instant.ofEpochMilli(claims.getLongClaim("ims")),
                    claims.getExpirationTime().toInstant());
        } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException e) {
            throw new DomainException(SecurityError.TOKEN_INVALID);
        }
    }

    private void refuseUnlessGood(VerifiedToken token) {
        SecurityError fault = fault(token);
        if (fault != null) {
            throw new DomainException(fault);
        }
    }

    private @Nullable SecurityError fault(VerifiedToken token) {
        Instant now = clock.instant();
        if (!token.expiresAt().plus(TOLERANCE).isAfter(now)) {
            return SecurityError.TOKEN_EXPIRED;
        }
        if (token.issuedAt().isAfter(now.plus(TOLERANCE))) {
            return SecurityError.TOKEN_NOT_YET_VALID;
        }
        if (!keys.isLive(token.key())) {
            return SecurityError.TOKEN_INVALID;
        }
        return revocations.isRevoked(token.caller(), token.issuedAt()) ? SecurityError.TOKEN_REVOKED : null;
    }

    private static Tsid id(String decimal) {
        return new Tsid(Long.parseLong(Objects.requireNonNull(decimal)));
    }
}
