package pay.seller;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;

/** Names of the holders of sellers' accounts are encrypted anew after a rotation of our keys. */
@Configuration(proxyBeanMethods = false)
class EncryptedHolders {
    @Bean
    static EncryptedTable encryptedSellerPayees() {
        return EncryptedTable.of("pay_seller_payee", "id", "holder");
    }
}
