package platform.crypto;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import testing.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealClearTextsTest {
    private static final TestSchema SCHEMA = TestSchema.with();
    private static final String ROW = "(id bigint primary key, memo varchar(50), memo_sealed varchar(330))";

    private final JdbcClient jdbc = SCHEMA.jdbc();
    private final FieldEncryption fields = TestCrypto.withNewKeys().fields();
    private final SealClearTexts seal = new SealClearTexts(jdbc, fields, SCHEMA.transaction());

    @Test
    void sealsWhatStandsInClearAndNothingElse() {
        ClearText memo = table(ClearText.leavingNull("platform_note", "id", "memo"));
        for (long id = 1; id <= 450; id++) {
            insert(memo, id, id == 5 ? null : id == 6 ? "" : id == 7 ? " " : "점심값" + id, null);
        }
        insert(memo, 500, null, fields.encrypt("새 글", new FieldAddress("platform_note", "memo_sealed", 500)));

        assertThat(seal.run(memo)).isEqualTo(448);
        assertThat(seal.run(memo)).isZero();

        assertThat(jdbc.sql("select id from platform_note where memo is not null").query(Long.class).list())
                .as("there was nothing to seal").containsExactly(6L);
        assertThat(read(memo, 5)).isNull();
        assertThat(read(memo, 6)).isEmpty();
        assertThat(read(memo, 7)).isEqualTo(" ");
        for (long id : new long[]{1, 200, 201, 450}) {
            assertThat(read(memo, id)).isEqualTo("점심값" + id);
        }
        assertThat(read(memo, 500)).isEqualTo("새 글");
    }

    @Test
    void looksThroughMoreThanAStatementReads() {
        ClearText memo = table(ClearText.leavingNull("platform_long", "id", "memo"));
        insert(memo, 1, null, null);
        for (int rows = 1; rows < 10_001; rows *= 2) {
            jdbc.sql("insert into platform_long (id) select id + ? from platform_long").param(rows).update();
        }
        List<Long> some = List.of(1L, 4_999L, 5_000L, 5_001L, 10_000L, 10_001L, 16_384L);
        jdbc.sql("update platform_long set memo = '점심값' where id in (:some)").param("some", some).update();

        assertThat(seal.run(memo)).isEqualTo(some.size());
        assertThat(jdbc.sql("select id from platform_long where memo_sealed is not null and memo is null order by id")
                .query(Long.class).list()).isEqualTo(some);
    }

    @Test
    void takesTheWordOfTheReleaseBeforeForWhatItWroteSince() {
        ClearText held = table(ClearText.leavingEmpty("platform_held", "id", "memo"));
        insert(held, 1, held.clear("처음"), held.seal("처음", 1, fields));
        assertThat(read(held, 1)).isEqualTo("처음");

        jdbc.sql("update platform_held set memo = '그 뒤' where id = 1").update();
        assertThat(read(held, 1)).isEqualTo("그 뒤");
        assertThat(seal.run(held)).isEqualTo(1);
        assertThat(read(held, 1)).isEqualTo("그 뒤");
        assertThat(jdbc.sql("select memo from platform_held where id = 1").query(String.class).single()).isEmpty();

        jdbc.sql("update platform_held set memo = null where id = 1").update();
        assertThat(read(held, 1)).as("the release before took it away").isNull();
    }

    @Test
    void waitsForNothingThatSomebodyHasLocked() {
        ClearText memo = table(ClearText.leavingNull("platform_locked", "id", "memo"));
        insert(memo, 1, "하나", null);
        insert(memo, 2, "둘", null);
        SCHEMA.transaction().executeWithoutResult(status -> {
            jdbc.sql("select id from platform_locked where id = 1 for update").query(Long.class).list();
            assertThat(CompletableFuture.supplyAsync(() -> seal.run(memo)).join()).isEqualTo(1);
        });
        assertThat(seal.run(memo)).isEqualTo(1);
        assertThat(read(memo, 1)).isEqualTo("하나");
        assertThat(read(memo, 2)).isEqualTo("둘");
    }

    @Test
    void comesByEachNightAlsoWhereNoKeyIsOld() {
        ClearText memo = table(ClearText.leavingNull("platform_nightly", "id", "memo"));
        insert(memo, 1, "밤에", null);
        StaticListableBeanFactory tables = new StaticListableBeanFactory(
                Map.of("nightly", EncryptedTable.of("platform_nightly", "id").inPlaceOf(memo)));
        new Reencryption(jdbc, fields, SCHEMA.transaction(), tables.getBeanProvider(EncryptedTable.class), seal)
                .runAll();
        assertThat(jdbc.sql("select count(*) from platform_nightly where memo is null").query(Long.class).single())
                .isEqualTo(1);
        assertThat(read(memo, 1)).isEqualTo("밤에");
    }

    @Test
    void opensNothingThatWasSealedForAnotherRow() {
        ClearText memo = table(ClearText.leavingNull("platform_moved", "id", "memo"));
        insert(memo, 1, null, memo.seal("비밀", 2, fields));
        assertThatThrownBy(() -> read(memo, 1)).isInstanceOf(UnreadableCiphertext.class);

        assertThat(memo.openIfReadable(null, memo.seal("비밀", 2, fields), 1, fields)).isNull();
        assertThat(memo.openIfReadable(null, memo.seal("비밀", 1, fields), 1, fields)).isEqualTo("비밀");
        ClearText text = ClearText.leavingEmpty("platform_moved", "id", "memo");
        assertThat(text.openIfReadable("", "e0.AAAA", 1, fields)).isEmpty();
    }

    private ClearText table(ClearText memo) {
        jdbc.sql("create table " + memo.table() + " " + ROW).update();
        return memo;
    }

    private void insert(ClearText memo, long id, @Nullable String clear, @Nullable String sealed) {
        jdbc.sql("insert into " + memo.table() + " values (:id, :clear, :sealed)").param("id", id)
                .param("clear", clear).param("sealed", sealed).update();
    }

    private @Nullable String read(ClearText memo, long id) {
        return jdbc.sql("select id, memo, memo_sealed from " + memo.table() + " where id = ?").param(id)
                .query((row, number) -> new @Nullable String[]{memo.open(row, fields)}).single()[0];
    }
}
