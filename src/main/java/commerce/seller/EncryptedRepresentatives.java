package commerce.seller;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;

/** What is encrypted of sellers is encrypted anew after a rotation of our keys. */
@Configuration(proxyBeanMethods = false)
class EncryptedRepresentatives {
    @Bean
    static EncryptedTable encryptedSellerApplications() {
        return EncryptedTable.of("commerce_seller_application", "seller_id", "representative");
    }
}
