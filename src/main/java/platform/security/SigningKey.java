package platform.security;

import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;

/** A key pair that signs access tokens, from {@code signsFrom} until a newer one does. */
final class SigningKey {
    private final int generation;
    private final String id;
    private final Instant signsFrom;
    private final ECKey publicKey;
    private final JWSSigner signer;
    private final JWSVerifier verifier;

    SigningKey(int generation, String id, Instant signsFrom, ECPublicKey publicKey, ECPrivateKey privateKey) {
        this.generation = generation;
        this.id = id;
        this.signsFrom = signsFrom;
        this.publicKey = new ECKey.Builder(Curve.P_256, publicKey).keyID(id).keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256).build();
        try {
            this.signer = new ECDSASigner(privateKey);
            this.verifier = new ECDSAVerifier(publicKey);
        } catch (JOSEException e) {
            throw new IllegalStateException("Signing key " + id + " is not a P-256 key", e);
        }
    }

    int generation() {
        return generation;
    }

    String id() {
        return id;
    }

    Instant signsFrom() {
        return signsFrom;
    }

    ECKey publicKey() {
        return publicKey;
    }

    JWSSigner signer() {
        return signer;
    }

    JWSVerifier verifier() {
        return verifier;
    }
}
