package madang;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.crypto.Normalised;
import platform.crypto.Reencryption;
import platform.crypto.Reindexing;
import platform.crypto.TestCrypto;
import testing.MemberActor;
import testing.RunningMadang;
import testing.StaffActor;
import testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Two instances one after the other on one database, the second with new keys: nobody notices, and the old keys may go. */
class RestartTest {
    private static final String KEYS = """
            encryption.e1=%s
            encryption.e2=%s
            index.i1=%s
            index.i2=%s
            derivation.active=d1
            derivation.d1=%s
            """.formatted(key(), key(), key(), key(), key());
    private static final String BORN_ON = "1990-03-01";
    /** Codes and messages are gone within a day; until then the old key has to stay anyway. */
    private static final Set<String> SHORT_LIVED = Set.of("member_otp", "member_sandbox_sms");

    static MemberActor member;
    static MemberActor left;
    static StaffActor operator;
    static String account;
    static RunningMadang second;

    @BeforeAll
    static void restartWithNewKeys() {
        Map<String, String> schema = TestDatabase.newSchema();
        try (RunningMadang first = RunningMadang.start(schema, Map.of("madang.crypto.key-ring", ring("e1", "i1")))) {
            member = MemberActor.at(first.port()).signsUp();
            assertThat(member.post("/v1/member/identity-verification", Map.of("bornOn", BORN_ON)).status())
                    .isEqualTo(204);
            account = "110" + member.phone.substring(3) + "9";
            assertThat(link(member).status()).isEqualTo(200);
            TestStaff person = TestStaff.operator(first.context());
            operator = StaffActor.at(first.port());
            assertThat(operator.logsIn(person.name(), person.password(), person.code())).isEqualTo("/ops");
            left = MemberActor.at(first.port()).signsUp();
            assertThat(left.post("/v1/member/leave", Map.of("pin", left.pin)).status()).isEqualTo(202);
            Awaitility.await().until(() -> left.get("/v1/member/profile").status() == 401);
        }
        second = RunningMadang.start(schema, Map.of("madang.crypto.key-ring", ring("e2", "i2")));
        member = member.goesTo(second.port());
        operator = operator.goesTo(second.port());
    }

    @AfterAll
    static void end() {
        second.close();
    }

    @Test
    void aSessionOfStaffSurvives() {
        assertThat(operator.opens("/ops").statusCode()).isEqualTo(200);
        assertThat(StaffActor.at(second.port()).opens("/ops").statusCode()).as("without the session").isEqualTo(302);
    }

    @Test
    void everythingIsEncryptedAndFoundUnderTheNewKeysAlone() {
        assertKnown();

        assertThat(second.bean(Reencryption.class).runAll()).isZero();
        second.bean(Reindexing.class).runAll();

        assertKnown();
        assertThat(columnsWith("e1.%")).isEmpty();
        TestCrypto newKeys = TestCrypto.with(ring("e2", "i2").replaceAll("(encryption.e1|index.i1)=.*", ""));
        JdbcTemplate jdbc = second.bean(JdbcTemplate.class);
        assertThat(jdbc.queryForObject("select phone_index from member_member where id = ?", String.class,
                member.memberId)).isEqualTo(newKeys.blindIndex().of("member.phone", new Normalised(member.phone)));
        assertThat(jdbc.queryForList("select number_index from pay_bank_account", String.class))
                .containsExactly(newKeys.blindIndex().of("pay.bank-account",
                        Normalised.number(account)));
    }

    /** By phone, by number, by person; and the number is opened for the bank. */
    private static void assertKnown() {
        assertThat(member.triesToLogIn().status()).isEqualTo(200);
        member.logsIn();
        assertThat(link(member).code()).isEqualTo("BANK_ACCOUNT_ALREADY_LINKED");
        assertThat(MemberActor.at(second.port()).signsUp()
                .post("/v1/member/identity-verification", Map.of("bornOn", BORN_ON)).code())
                .isEqualTo("IDENTITY_TAKEN");
        String id = member.get("/v1/pay/bank-accounts").text("items/0/id");
        assertThat(member.post("/v1/pay/top-ups", Map.of("bankAccountId", id, "amount", 1_000), "Idempotency-Key",
                UUID.randomUUID().toString()).status()).isEqualTo(201);
    }

    private static testing.Api.Answer link(MemberActor actor) {
        return actor.linksBankAccount("088", account);
    }

    /** Every column of every table in which something of this form stands, so that none is forgotten. */
    private static List<String> columnsWith(String form) {
        JdbcTemplate jdbc = second.bean(JdbcTemplate.class);
        List<String> found = new ArrayList<>();
        jdbc.query(
                """
                        select table_name, column_name from information_schema.columns
                        where table_schema = database() and data_type in ('varchar', 'char', 'text', 'mediumtext', 'longtext')""",
                row -> {
                    String table = row.getString(1);
                    String column = row.getString(2);
                    Long rows = jdbc.queryForObject(
                            "select count(*) from `%s` where `%s` like ?".formatted(table, column), Long.class, form);
                    if (rows != null && rows > 0 && !SHORT_LIVED.contains(table)) {
                        found.add(table + "." + column);
                    }
                });
        return found;
    }

    private static String ring(String encryption, String index) {
        return "encryption.active=" + encryption + "\nindex.active=" + index + "\n" + KEYS;
    }

    private static String key() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
