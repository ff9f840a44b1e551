package pay.payee;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.crypto.TestCrypto;
import platform.id.Tsid;
import platform.person.PhoneNumber;
import testing.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;

class PayeesTest {
    /** Whoever is not indexed anew yet may have had the number before. */
    @Test
    void goesByTheNewestKeyWhileItIsRotated() {
        TestSchema schema = TestSchema.with("db/migration/pay/V1__ledger.sql", "db/migration/pay/V2__wallet.sql",
                "db/migration/pay/V4__bank.sql", "db/migration/pay/V30__transfers.sql");
        JdbcTemplate jdbc = new JdbcTemplate(schema.dataSource());
        TestCrypto crypto = TestCrypto.inARotation();
        PhoneBook phones = new PhoneBook(crypto.fields(), crypto.blindIndex());
        Payees payees = new Payees(jdbc, phones);
        for (int i = 0; i < 20; i++) {
            PhoneNumber phone = new PhoneNumber("010%08d".formatted(i));
            List<String> indexes = phones.indexes(phone);
            assertThat(indexes).hasSize(2);
            insert(jdbc, 2L * i, indexes.getFirst());
            insert(jdbc, 2L * i + 1, indexes.getLast());

            assertThat(payees.owner(phone)).contains(new Tsid(2L * i));
        }
        assertThat(payees.owner(new PhoneNumber("01099999999"))).isEmpty();
    }

    private static void insert(JdbcTemplate jdbc, long member, String index) {
        jdbc.update("insert into pay_payee (member_id, masked_name, phone_index, phone_since)"
                + " values (?, '김*당', ?, utc_timestamp(6))", member, index);
    }
}
