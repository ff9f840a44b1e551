package pay.merchant;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;

/** Names of representatives and of accounts' holders are encrypted anew after a rotation of our keys. */
@Configuration(proxyBeanMethods = false)
class EncryptedRepresentatives {
    @Bean
    static EncryptedTable encryptedMerchantApplications() {
        return EncryptedTable.of("pay_merchant_application", "merchant_id", "representative", "holder");
    }
}
