package platform.crypto;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The key ring is read once, at the start: rotation restarts the instances one after the other. */
@Configuration(proxyBeanMethods = false)
class CryptoConfiguration {
    @Bean
    KeyRing keyRing(CryptoProperties properties, Environment environment) {
        return new KeyRingSource(properties, environment.acceptsProfiles(Profiles.of("prod"))).load();
    }
}
