package commerce.chargeback;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;

/** What sellers say is encrypted anew after a rotation of our keys. */
@Configuration(proxyBeanMethods = false)
class EncryptedAnswers {
    @Bean
    static EncryptedTable encryptedAnswersToChargebacks() {
        return EncryptedTable.of("commerce_chargeback_seller", "id", "answer");
    }
}
