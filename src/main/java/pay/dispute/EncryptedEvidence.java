package pay.dispute;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;

/** What merchants say is encrypted anew after a rotation of our keys. */
@Configuration(proxyBeanMethods = false)
class EncryptedEvidence {
    @Bean
    static EncryptedTable encryptedDisputes() {
        return EncryptedTable.of("pay_dispute", "id", "evidence");
    }
}
