package platform.crypto;

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
    private final Reencryption reencryption = of(after);

    @Test
    void encryptsAnewWhatAnOlderKeyWroteAndNothingElse() {
        jdbc.sql("create table platform_secretive (id bigint primary key, phone varchar(200))").update();
        for (long id = 1; id <= 450; id++) {
            FieldEncryption writer = id % 3 == 0 ? after : before;
            jdbc.sql("insert into platform_secretive values (?, ?)")
                    .params(id, id == 5 ? null : writer.encrypt("010" + id, address(id))).update();
        }
        String current = cell(3);

        assertThat(reencryption.run(TABLE, "phone")).isEqualTo(new Reencryption.Outcome(299, 0));
        assertThat(reencryption.run(TABLE, "phone")).isEqualTo(new Reencryption.Outcome(0, 0));
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

        assertThat(of(after, EncryptedTable.of("platform_partly_lost", "id", "phone")).runAll()).as("left")
                .isEqualTo(1);
        assertThat(jdbc.sql("select id from platform_partly_lost where phone like 'e1.%'").query(Long.class).list())
                .containsExactly(2L);
    }

    /** Of columns that stood in clear there are too many rows for that. */
    @Test
    void looksEachNightForWhatNoKeyReadsButWhereTextsStoodInClear() {
        jdbc.sql("create table platform_forgotten (id bigint primary key, phone varchar(200), memo varchar(50), "
                + "memo_sealed varchar(330))").update();
        jdbc.sql("insert into platform_forgotten values (1, 'e0.AAAA', null, 'e0.AAAA')").update();
        EncryptedTable table = EncryptedTable.of("platform_forgotten", "id", "phone")
                .inPlaceOf(ClearText.leavingNull("platform_forgotten", "id", "memo"));

        assertThat(of(TestCrypto.withNewKeys().fields(), table).runAll()).isEqualTo(1);
        assertThat(of(after, table).runAll()).as("in a rotation").isEqualTo(2);
    }

    @Test
    void goesOnToOtherTablesWhereOneFails() {
        ClearText lost = ClearText.leavingNull("platform_nowhere", "id", "memo");
        ClearText memo = ClearText.leavingNull("platform_second", "id", "memo");
        jdbc.sql("create table platform_second (id bigint primary key, memo varchar(50), memo_sealed varchar(330))")
                .update();
        jdbc.sql("insert into platform_second values (1, '점심값', null), (2, null, ?)")
                .param(memo.seal("저녁값", 2, before)).update();

        assertThat(of(after, EncryptedTable.of("platform_nowhere", "id").inPlaceOf(lost),
                EncryptedTable.of("platform_second", "id").inPlaceOf(memo)).runAll()).as("the one that failed")
                .isEqualTo(1);
        assertThat(jdbc.sql("select id from platform_second where memo is null and memo_sealed like 'e2.%' order by id")
                .query(Long.class).list()).containsExactly(1L, 2L);
    }

    private Reencryption of(FieldEncryption encryption, EncryptedTable... tables) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        for (EncryptedTable table : tables) {
            beans.addBean(table.table(), table);
        }
        return new Reencryption(jdbc, encryption, SCHEMA.transaction(), beans.getBeanProvider(EncryptedTable.class),
                seal(encryption));
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
