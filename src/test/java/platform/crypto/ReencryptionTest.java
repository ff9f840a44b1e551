package platform.crypto;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import testing.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;

class ReencryptionTest {
    private static final EncryptedTable TABLE = EncryptedTable.of("platform_secretive", "id", "phone");
    private static final TestSchema SCHEMA = TestSchema.with();

    private final JdbcClient jdbc = SCHEMA.jdbc();
    private final FieldEncryption before = TestCrypto.with(FieldEncryptionTest.keyRing("e1")).fields();
    private final FieldEncryption after = TestCrypto.with(FieldEncryptionTest.keyRing("e2")).fields();
    private final Reencryption reencryption = new Reencryption(jdbc, after, SCHEMA.transaction(),
            new StaticListableBeanFactory().getBeanProvider(EncryptedTable.class), seal(after));

    @Test
    void encryptsAnewWhatAnOlderKeyWroteAndNothingElse() {
        jdbc.sql("create table platform_secretive (id bigint primary key, phone varchar(200))").update();
        for (long id = 1; id <= 450; id++) {
            FieldEncryption writer = id % 3 == 0 ? after : before;
            jdbc.sql("insert into platform_secretive values (?, ?)")
                    .params(id, id == 5 ? null : writer.encrypt("010" + id, address(id))).update();
        }
        String current = cell(3);

        assertThat(reencryption.run(TABLE)).isEqualTo(299);
        assertThat(reencryption.run(TABLE)).isZero();
        assertThat(cell(3)).as("was under the active key already").isEqualTo(current);
        assertThat(cell(5)).isNull();
        for (long id : new long[]{1, 200, 201, 449, 450}) {
            assertThat(cell(id)).startsWith("e2.");
            assertThat(after.decrypt(cell(id), address(id))).isEqualTo("010" + id);
        }
    }

    @Test
    void leavesWhatNoKeyReadsAndGoesOn() {
        jdbc.sql("create table platform_partly_lost (id bigint primary key, phone varchar(200))").update();
        for (long id = 1; id <= 3; id++) {
            jdbc.sql("insert into platform_partly_lost values (?, ?)").params(id, before.encrypt("010" + id,
                    new FieldAddress("platform_partly_lost", "phone", id == 2 ? 7 : id))).update();
        }
        StaticListableBeanFactory tables = new StaticListableBeanFactory(
                Map.of("lost", EncryptedTable.of("platform_partly_lost", "id", "phone")));

        assertThat(new Reencryption(jdbc, after, SCHEMA.transaction(), tables.getBeanProvider(EncryptedTable.class),
                seal(after)).runAll()).as("left").isEqualTo(1);
        assertThat(jdbc.sql("select id from platform_partly_lost where phone like 'e1.%'").query(Long.class).list())
                .containsExactly(2L);
    }

    @Test
    void looksAtNoTableWhereNoKeyIsOld() {
        StaticListableBeanFactory tables = new StaticListableBeanFactory(
                Map.of("none", EncryptedTable.of("platform_nowhere", "id", "phone")));
        FieldEncryption alone = TestCrypto.withNewKeys().fields();

        assertThat(new Reencryption(jdbc, alone, SCHEMA.transaction(), tables.getBeanProvider(EncryptedTable.class),
                seal(alone)).runAll()).isZero();
    }

    private SealClearTexts seal(FieldEncryption encryption) {
        return new SealClearTexts(jdbc, encryption, SCHEMA.transaction());
    }

    private static FieldAddress address(long id) {
        return new FieldAddress("platform_secretive", "phone", id);
    }

    private String cell(long id) {
        return jdbc.sql("select phone from platform_secretive where id = ?").param(id)
                .query((row, number) -> row.getString(1)).list().getFirst();
    }
}
