package commerce.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;

/** The secrets of keys are encrypted anew after a rotation of our own. */
@Configuration(proxyBeanMethods = false)
class EncryptedKeys {
    @Bean
    static EncryptedTable encryptedSellerKeys() {
        return EncryptedTable.of("commerce_seller_key", "id", "secret");
    }
}
