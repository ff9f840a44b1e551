package pay.schedule;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;

/** Phone numbers that money will be sent to, and what is said with it, are encrypted anew after a rotation. */
@Configuration(proxyBeanMethods = false)
class EncryptedSchedules {
    @Bean
    static EncryptedTable encryptedScheduledTransfers() {
        return EncryptedTable.of(ScheduledTransfers.TABLE, "id", "phone").inPlaceOf(ScheduledTransfers.MEMO,
                ScheduledTransfers.STATEMENT_TEXT);
    }
}
