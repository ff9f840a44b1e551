package member.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Chooses the identity service. There is the sandbox alone so far; production takes it only when told so by name. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {
    @Bean
    IdentityService identityService(@Value("${madang.member.identity.service:#{null}}") @Nullable String service,
            Environment environment) {
        boolean named = "sandbox".equals(service);
        if (!named && (service != null || environment.acceptsProfiles(Profiles.of("prod")))) {
            throw new IllegalStateException(
                    "Set madang.member.identity.service to 'sandbox', the only one there is so far:"
                            + " in production nobody's name may count as verified by accident.");
        }
        return new SandboxIdentityService();
    }
}
