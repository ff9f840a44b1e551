package pay.transfer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pay.payee.PhoneBook;
import platform.crypto.EncryptedTable;
import platform.crypto.IndexedField;
import platform.crypto.Normalised;

/** Phone numbers that money waits for are encrypted and indexed anew after a rotation. */
@Configuration(proxyBeanMethods = false)
class EncryptedPhones {
    @Bean
    static EncryptedTable encryptedHeldTransfers() {
        return EncryptedTable.of(HeldTransfers.TABLE, "transfer_id", "phone");
    }

    @Bean
    static IndexedField indexedHeldTransfers() {
        return new IndexedField(HeldTransfers.TABLE, "transfer_id", "phone", "phone_index", PhoneBook.INDEX,
                Normalised::new);
    }
}
