package pay.webhook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;

/** Secrets of endpoints are encrypted anew after a rotation of our keys. */
@Configuration(proxyBeanMethods = false)
class EncryptedSecrets {
    @Bean
    static EncryptedTable encryptedWebhookSecrets() {
        return EncryptedTable.of("pay_webhook_secret", "id", "secret");
    }
}
