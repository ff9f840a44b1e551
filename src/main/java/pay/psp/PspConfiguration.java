package pay.psp;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Chooses the payment service provider. Production does not start on the sandbox unless it is allowed by name. */
@Configuration(proxyBeanMethods = false)
class PspConfiguration {
    @Bean
    @Primary
    Psp psp(PspSettings settings, SandboxPsp sandbox, TossAccess toss) {
        return settings.psp() == PspSettings.Provider.TOSS ? new BreakingPsp(new TossPsp(toss.api())) : sandbox;
    }
}
