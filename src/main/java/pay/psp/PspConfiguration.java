package pay.psp;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import platform.startup.StartupRefused;

/** Chooses the payment service provider. Production does not start on the sandbox unless it is allowed by name. */
@Configuration(proxyBeanMethods = false)
class PspConfiguration {
    @Bean
    @Primary
    Psp psp(PspSettings settings, SandboxPsp sandbox) {
        if (settings.psp() != PspSettings.Provider.TOSS) {
            return sandbox;
        }
        String secretKey = settings.toss().secretKey();
        if (secretKey == null || secretKey.isBlank()) {
            throw new StartupRefused("madang.pay.card.psp=toss needs madang.pay.card.toss.secret-key",
                    "Set it to the secret key that Toss Payments issued");
        }
        return new BreakingPsp(new TossPsp(new TossApi(settings.toss(), secretKey)));
    }
}
