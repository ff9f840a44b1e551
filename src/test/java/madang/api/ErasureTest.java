package madang.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import commerce.Checkout;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.crypto.UnreadableCiphertext;
import platform.event.log.EventLog;
import platform.event.log.LoggedEvent;
import testing.Api;
import testing.MadangTest;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;

/** A member who has lived here and left is looked for in clear, and with every key that is left. */
@Order(Integer.MAX_VALUE) // What it leaves behind comes to its ends minutes later, under the eyes of tests that compare tables.
@MadangTest
class ErasureTest {
    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    EventLog log;
    @Autowired
    FieldEncryption encryption;

    private ApiWorld world;
    private DatabaseDump dump;

    @BeforeEach
    void open() {
        world = new ApiWorld(port, context);
        dump = new DatabaseDump(context.getEnvironment());
    }

    @AfterEach
    void close() {
        dump.close();
    }

    @Test
    void whenTheyHaveLeftNothingOfTheirsIsFoundOrCanBeDecrypted() {
        String name = "떠난새벽";
        String account = ApiWorld.accountNumber();
        MemberActor leaver = MemberActor.at(port).signsUp(name);
        lives(leaver, name, account);
        Pattern theirs = Pattern.compile(name + "|" + leaver.phone + "|" + account);
        assertThat(clearColumns(theirs)).as("they lived").isNotEmpty();
        assertThat(decrypted(theirs)).isNotEmpty();
        assertThat(told(leaver, theirs)).isNotEmpty();

        assertThat(leaver.post("/v1/member/leave", Map.of("pin", leaver.pin)).status()).isEqualTo(202);
        Awaitility.await().until(() -> dump.jdbc()
                .sql("select state from member_member where id = ?").params(Long.parseLong(leaver.memberId))
                .query(String.class).single().equals("LEFT"));
        new TableChecks(context, Set.of()).whenQuiet();

        assertThat(told(leaver, theirs)).as("in the event log, with all keys that are left").isEmpty();
        Set<String> left = clearColumns(theirs);
        left.addAll(decrypted(theirs));
        assertThat(left).isSubsetOf(ClearColumns.KEPT.keySet());
    }

    /** Does a bit of everything, and has no money and no order in the end. */
    private void lives(MemberActor leaver, String name, String account) {
        leaver.put("/v1/member/profile", Map.of("nickname", name));
        String bank = ok(leaver.linksBankAccount("088", account)).text("id");
        MemberActor friend = world.friend();
        ok(leaver.post("/v1/pay/top-ups", Map.of("bankAccountId", bank, "amount", 20_000), "Idempotency-Key", key()));
        ok(leaver.post("/v1/pay/transfers", Map.of("to", friend.phone, "amount", 20_000, "memo", name),
                "Idempotency-Key", key()));
        ok(leaver.post("/v1/pay/money-requests", Map.of("of", friend.phone, "amount", 100, "memo", name),
                "Idempotency-Key", key()));
        ok(leaver.post("/v1/commerce/questions",
                Map.of("productId", world.product(), "secret", true, "text", name)));
        String quote = leaver.post("/v1/commerce/quotes", Checkout.wish(Long.toString(world.sku.value()), 1))
                .text("id");
        String order = ok(leaver.post("/v1/commerce/orders", Map.of("quoteId", quote, "delivery",
                Map.of("recipient", name, "phone", leaver.phone, "postalCode", "06236", "address", name,
                        "addressDetail", name, "memo", name)),
                "Idempotency-Key", key())).text("id");
        ok(leaver.post("/v1/commerce/orders/" + order + "/cancellation", null, "Idempotency-Key", key()));
        new TableChecks(context, Set.of()).whenQuiet();
    }

    private static Api.Answer ok(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
        return answer;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private Set<String> clearColumns(Pattern theirs) {
        Set<String> found = new TreeSet<>();
        dump.read((column, text) -> {
            if (theirs.matcher(text).find()) {
                found.add(column);
            }
        });
        return found;
    }

    /** Where whoever has the key ring finds them. */
    private Set<String> decrypted(Pattern theirs) {
        Set<String> found = new TreeSet<>();
        context.getBeansOfType(EncryptedTable.class).values()
                .forEach(table -> table.columns().forEach(column -> dump.jdbc()
                        .sql("select %s, %s from %s where %2$s is not null".formatted(table.idColumn(), column,
                                table.table()))
                        .query(row -> {
                            if (theirs.matcher(plain(table.table(), column, row.getLong(1), row.getString(2))).find()) {
                                found.add(table.table() + "." + column);
                            }
                        })));
        return found;
    }

    private String plain(String table, String column, long id, String ciphertext) {
        try {
            return encryption.decrypt(ciphertext, new FieldAddress(table, column, id));
        } catch (UnreadableCiphertext e) {
            return "";
        }
    }

    private List<String> told(MemberActor member, Pattern theirs) {
        List<LoggedEvent> events = dump.jdbc()
                .sql("select " + EventLog.COLUMNS + " from platform_event_log where body like ?")
                .params("%" + member.memberId + "%").query((row, _) -> EventLog.map(row)).list();
        return events.stream().map(log::read).map(Object::toString).filter(it -> theirs.matcher(it).find()).toList();
    }
}
