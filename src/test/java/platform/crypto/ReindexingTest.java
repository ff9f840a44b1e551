package platform.crypto;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import testing.TestSchema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class ReindexingTest {
    private static final int ROWS = 450;
    private static final IndexedField PHONE = new IndexedField("platform_listed", "id", "phone", "phone_index",
            "test.phone", Normalised::phone);
    private static final TestSchema SCHEMA = TestSchema.with();

    private final JdbcClient jdbc = SCHEMA.jdbc();
    private final TestCrypto before = TestCrypto.with(ring("i1"));
    private final TestCrypto after = TestCrypto.with(ring("i2"));
    private final Reindexing reindexing = reindexing(after);

    @BeforeEach
    void fill() {
        jdbc.sql("drop table if exists platform_listed").update();
        jdbc.sql(
                "create table platform_listed (id bigint primary key, phone varchar(200), phone_index char(43) unique)")
                .update();
        for (long id = 1; id <= ROWS; id++) {
            add(id, phone(id), before);
        }
    }

    @Test
    void makesIndexesAnewAndLeavesWhatIsErased() {
        jdbc.sql("update platform_listed set phone = null, phone_index = null where id = 5").update();
        add(ROWS + 1, phone(ROWS + 1), after);

        assertThat(reindexing.run(PHONE)).isEqualTo(ROWS - 1);
        assertThat(reindexing.run(PHONE)).isZero();

        for (long id : new long[]{1, 200, 201, ROWS, ROWS + 1}) {
            assertThat(jdbc.sql("select id from platform_listed where phone_index = ?")
                    .param(after.blindIndex().of(PHONE.field(), Normalised.phone(phone(id)))).query(Long.class)
                    .single()).isEqualTo(id);
        }
        assertThat(jdbc.sql("select count(*) from platform_listed where phone_index is null").query(Long.class)
                .single()).isEqualTo(1);
    }

    @Test
    void leavesTheIndexOfWhatNoKeyReadsAndGoesOn() {
        jdbc.sql("update platform_listed set phone = concat(phone, 'x') where id = 5").update();
        assertThat(reindexing.run(PHONE)).isEqualTo(ROWS - 1);
    }

    @Test
    void everybodyIsFoundThroughout() throws Exception {
        Callable<Long> run = () -> reindexing.run(PHONE);
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<Long> changed = threads.submit(run);
            long id = 0;
            do {
                id = id % ROWS + 1;
                assertThat(jdbc.sql("select id from platform_listed where phone_index in (:candidates)")
                        .param("candidates",
                                after.blindIndex().candidates(PHONE.field(), Normalised.phone(phone(id))))
                        .query(Long.class).list()).containsExactly(id);
            } while (!changed.isDone());
            assertThat(changed.get()).isEqualTo(ROWS);
        }
    }

    @Test
    void leavesTwoOfOneNumberToAPersonAndGoesOn() {
        add(ROWS + 1, phone(7), after);

        assertThat(reindexing.run(PHONE)).isEqualTo(ROWS - 1);
    }

    @Test
    void looksAtNothingWhenThereIsOneKey() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("phones", PHONE);
        String one = ring("i1").replaceFirst("index.i2=.*", "");
        jdbc.sql("drop table platform_listed").update();

        assertThatNoException().isThrownBy(new Reindexing(jdbc, before.fields(), TestCrypto.with(one).blindIndex(),
                SCHEMA.transaction(), beans.getBeanProvider(IndexedField.class))::runAll);
    }

    @Test
    void makesAFieldsIndexesAnewBesideOneThatFails() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("broken", new IndexedField("platform_missing", "id", "phone", "phone_index", "test.phone",
                Normalised::phone));
        beans.addBean("phones", PHONE);

        reindexing(after, beans).runAll();

        assertThat(reindexing.run(PHONE)).as("left to do").isZero();
    }

    private Reindexing reindexing(TestCrypto crypto) {
        return reindexing(crypto, new StaticListableBeanFactory());
    }

    private Reindexing reindexing(TestCrypto crypto, StaticListableBeanFactory beans) {
        return new Reindexing(jdbc, crypto.fields(), crypto.blindIndex(), SCHEMA.transaction(),
                beans.getBeanProvider(IndexedField.class));
    }

    private void add(long id, String phone, TestCrypto crypto) {
        jdbc.sql("insert into platform_listed values (?, ?, ?)")
                .params(id, crypto.fields().encrypt(phone, new FieldAddress("platform_listed", "phone", id)),
                        crypto.blindIndex().of(PHONE.field(), Normalised.phone(phone)))
                .update();
    }

    private static String phone(long id) {
        return "010-9000-%04d".formatted(id);
    }

    private static String ring(String activeIndex) {
        return FieldEncryptionTest.keyRing("e1").replace("index.active=i1",
                "index.active=" + activeIndex + "\nindex.i2=" + FieldEncryptionTest.key('z'));
    }
}
