package commerce.webhook;

import commerce.catalogue.SellerId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;
import platform.webhook.OwnWebhooks;
import platform.webhook.ReadWebhooks;
import platform.webhook.Webhooks;

/** The webhooks of sellers. Secrets of endpoints are encrypted anew after a rotation of our keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivateEndpoints.class)
class WebhookWiring {
    @Bean
    static EncryptedTable encryptedSellersWebhookSecrets() {
        return EncryptedTable.of("commerce_webhook_secret", "id", "secret");
    }

    @Bean
    static Webhooks<SellerId> sellersWebhooks(Webhooks.Opening opening, SellerWebhooks book) {
        return opening.of(book);
    }

    @Bean
    static OwnWebhooks<SellerId> ownSellersWebhooks(Webhooks<SellerId> webhooks) {
        return new OwnWebhooks<>(webhooks);
    }

    @Bean
    static ReadWebhooks<SellerId> readSellersWebhooks(Webhooks<SellerId> webhooks) {
        return new ReadWebhooks<>(webhooks);
    }
}
