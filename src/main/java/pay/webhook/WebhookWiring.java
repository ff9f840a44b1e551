package pay.webhook;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pay.merchant.CallingMerchant;
import platform.crypto.EncryptedTable;
import platform.webhook.OwnWebhooks;
import platform.webhook.ReadWebhooks;
import platform.webhook.Webhooks;

/** The webhooks of merchants. Secrets of endpoints are encrypted anew after a rotation of our keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivateEndpoints.class)
class WebhookWiring {
    @Bean
    static EncryptedTable encryptedWebhookSecrets() {
        return EncryptedTable.of("pay_webhook_secret", "id", "secret");
    }

    @Bean
    static Webhooks<CallingMerchant> merchantsWebhooks(Webhooks.Opening opening, MerchantWebhooks book) {
        return opening.of(book);
    }

    @Bean
    static OwnWebhooks<CallingMerchant> ownMerchantsWebhooks(Webhooks<CallingMerchant> webhooks) {
        return new OwnWebhooks<>(webhooks);
    }

    @Bean
    static ReadWebhooks<CallingMerchant> readMerchantsWebhooks(Webhooks<CallingMerchant> webhooks) {
        return new ReadWebhooks<>(webhooks);
    }
}
