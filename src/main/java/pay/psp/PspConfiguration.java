package pay.psp;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import platform.startup.StartupRefused;

/** Chooses the payment service provider. Production does not start on the sandbox unless it is allowed by name. */
@Configuration(proxyBeanMethods = false)
class PspConfiguration {
    @Bean
    @Primary
    Psp psp(PspSettings settings, SandboxPsp sandbox, ObjectProvider<TossApi> toss) {
        return settings.psp() == PspSettings.Provider.TOSS
                ? new BreakingPsp(new TossPsp(toss.getObject()))
                : sandbox;
    }

    /** Made when somebody needs it. */
    @Bean
    @Lazy
    TossApi tossApi(PspSettings settings) {
        String secretKey = settings.toss().secretKey();
        if (secretKey == null || secretKey.isBlank()) {
            throw new StartupRefused("Toss Payments needs madang.pay.card.toss.secret-key",
                    "Set it to the secret key that Toss Payments issued");
        }
        return new TossApi(settings.toss(), secretKey);
    }
}
