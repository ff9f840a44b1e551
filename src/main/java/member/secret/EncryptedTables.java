package member.secret;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.crypto.EncryptedTable;

/** What of this module is encrypted anew after a rotation. One-time codes are not: they are gone before the old key is. */
@Configuration(proxyBeanMethods = false)
class EncryptedTables {
    @Bean
    static EncryptedTable encryptedMembers() {
        return EncryptedTable.of("member_member", "id", "phone", "name", "person");
    }

    @Bean
    static EncryptedTable encryptedRetainedRecords() {
        return EncryptedTable.of("member_retained", "id", "content");
    }

    @Bean
    static EncryptedTable encryptedPins() {
        return EncryptedTable.of("member_pin", "member_id", "hash");
    }

    @Bean
    static EncryptedTable encryptedStaff() {
        return EncryptedTable.of("member_staff", "id", "password_hash", "totp_secret");
    }
}
