package platform.crypto;

import java.nio.file.Path;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The key ring is read once, at the start: rotation restarts the instances one after the other. */
@Configuration(proxyBeanMethods = false)
class CryptoConfiguration {
    @Bean
    KeyRing keyRing(CryptoProperties properties, Environment environment) {
        Path folder = Path.of(environment.getProperty("madang.database.folder", "data"));
        return new KeyRingSource(properties, folder.resolve("key-ring"),
                environment.acceptsProfiles(Profiles.of("prod"))).load();
    }
}
