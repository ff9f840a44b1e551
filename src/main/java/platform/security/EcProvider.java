package platform.security;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who does the arithmetic of elliptic curves: Amazon's AWS-LC where its library loads, which checks a signature in a tenth of
 * the time; else the JDK. Loaded when first needed, since it tests itself for a third of a second.
 */
final class EcProvider {
    private static final Logger LOG = LoggerFactory.getLogger(EcProvider.class);

    private EcProvider() {}

    private static final class Loaded {
        private static final @Nullable Provider PROVIDER = load();

        private static @Nullable Provider load() {
            try {
                AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
                provider.assertHealthy();
                return provider;
            } catch (RuntimeException | LinkageError e) {
                LOG.info("Signatures are checked by the JDK: {}", e.toString());
                return null;
            }
        }
    }

    static Signature signature(String algorithm) throws NoSuchAlgorithmException {
        Provider provider = Loaded.PROVIDER;
        return provider == null ? Signature.getInstance(algorithm) : Signature.getInstance(algorithm, provider);
    }
}
