package pay.bank;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;
import platform.crypto.IndexedField;
import platform.crypto.Normalised;

/** Numbers of bank accounts are encrypted and indexed anew after a rotation. */
@Configuration(proxyBeanMethods = false)
class EncryptedNumbers {
    @Bean
    static EncryptedTable encryptedBankAccounts() {
        return EncryptedTable.of("pay_bank_account", "id", "number");
    }

    @Bean
    static IndexedField indexedBankAccounts() {
        return new IndexedField("pay_bank_account", "id", "number", "number_index", AccountNumbers.INDEX,
                Normalised::number);
    }
}
