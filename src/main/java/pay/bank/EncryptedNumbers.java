package pay.bank;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;

/** Numbers of bank accounts are encrypted anew after a rotation. */
@Configuration(proxyBeanMethods = false)
class EncryptedNumbers {
    @Bean
    static EncryptedTable encryptedBankAccounts() {
        return EncryptedTable.of("pay_bank_account", "id", "number");
    }
}
