package pay.payee;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;
import platform.crypto.IndexedField;
import platform.crypto.Normalised;

/** Phone numbers of payees are encrypted and indexed anew after a rotation. */
@Configuration(proxyBeanMethods = false)
class EncryptedPhones {
    @Bean
    static EncryptedTable encryptedPayees() {
        return EncryptedTable.of(Payees.TABLE, "member_id", "phone");
    }

    @Bean
    static IndexedField indexedPayees() {
        return new IndexedField(Payees.TABLE, "member_id", "phone", "phone_index", PhoneBook.INDEX, Normalised::new);
    }
}
