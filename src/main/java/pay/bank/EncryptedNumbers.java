package pay.bank;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;
import platform.crypto.IndexedField;
import platform.crypto.Normalised;

/** Numbers of bank accounts, and what their statements show, are encrypted and indexed anew after a rotation. */
@Configuration(proxyBeanMethods = false)
class EncryptedNumbers {
    @Bean
    static EncryptedTable encryptedBankAccounts() {
        return EncryptedTable.of("pay_bank_account", "id", "number");
    }

    @Bean
    static EncryptedTable encryptedStatementTexts() {
        return EncryptedTable.of("pay_bank_transfer", "id").inPlaceOf(StatementTexts.COLUMN);
    }

    @Bean
    static IndexedField indexedBankAccounts() {
        return new IndexedField("pay_bank_account", "id", "number", "number_index", AccountNumbers.INDEX,
                Normalised::number);
    }
}
