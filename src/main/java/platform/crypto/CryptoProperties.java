package platform.crypto;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the key ring comes from. Outside the profile {@code prod} a missing one is made once, {@code key-ring} in the folder of the database's data.
 *
 * @param keyFile a file that holds the key ring
 * @param keyRing the text of the key ring itself, for platforms that hand secrets over in the environment; wins over the
 *        file
 */
@ConfigurationProperties("madang.crypto")
record CryptoProperties(@Nullable Path keyFile, @Nullable String keyRing) {}
