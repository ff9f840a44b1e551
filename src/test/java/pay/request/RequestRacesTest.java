package pay.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import member.events.MemberLeft;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayApi.Answer;
import pay.PayScene;
import testing.MadangTest;
import testing.Overlap;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** Of several who want something else of a request at once, one has their way. */
@MadangTest
class RequestRacesTest {
    /** So often one may ask the same person in a day. */
    private static final int OF_A_PAIR = 10;

    @Autowired
    ApplicationContext context;
    @Autowired
    LapseRequests lapseRequests;

    PayScene scene;
    TestMember asker;
    TestMember asked;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void isPaidOnceHoweverManyPress() throws Exception {
        for (int round = 0; round < Race.ROUNDS; round++) {
            String id = ask(round);
            String shared = UUID.randomUUID().toString();
            // Half of them retry with one key, the others with keys of their own.
            List<Answer> answers = atOnce(IntStream.range(0, 8).<Callable<Answer>>mapToObj(i -> () -> pay(id,
                    i % 2 == 0 ? shared : UUID.randomUUID().toString())).toList());
            List<Answer> paid = answers.stream().filter(answer -> answer.status() == 200).toList();
            assertThat(paid).as("round %d", round).isNotEmpty();
            assertThat(paid.stream().map(answer -> answer.body().path("transferId").asString()).distinct()).hasSize(1);
            assertThat(paid.stream().filter(answer -> answer.header("Idempotent-Replayed").isEmpty())).hasSize(1);
            // Who lost against others again and again is told to try again.
            assertThat(answers.stream().filter(answer -> answer.status() != 200))
                    .allMatch(answer -> List.of("MONEY_REQUEST_CLOSED", "IDEMPOTENCY_KEY_IN_PROGRESS",
                            "CONCURRENT_CHANGE").contains(answer.code()));
            assertPaid(round, round % OF_A_PAIR + 1);
        }
    }

    @Test
    void isPaidOrTakenBackButNeverBoth() throws Exception {
        int paid = 0;
        for (int round = 0; round < Race.ROUNDS; round++) {
            String id = ask(round);
            paid = round % OF_A_PAIR == 0 ? 0 : paid;
            List<Answer> answers = atOnce(List.of(() -> pay(id, UUID.randomUUID().toString()),
                    () -> scene.api.post(asker, "/v1/pay/money-requests/" + id + "/cancellation")));
            assertOneOf(answers, round);
            paid += answers.getFirst().status() == 200 ? 1 : 0;
            assertThat(state(id)).isEqualTo(answers.getFirst().status() == 200 ? "PAID" : "CANCELED");
            assertPaid(round, paid);
        }
    }

    @Test
    void isPaidOrLapsesButNeverBoth() throws Exception {
        int paid = 0;
        for (int round = 0; round < Race.ROUNDS; round++) {
            String id = ask(round);
            paid = round % OF_A_PAIR == 0 ? 0 : paid;
            scene.sql(
                    "update pay_money_request set lapses_at = utc_timestamp(6) + interval 10000 microsecond where id = ?",
                    id);
            List<Answer> answers = atOnce(List.of(() -> pay(id, UUID.randomUUID().toString()), () -> {
                while (scene.count("pay_money_request where state = 'OPEN' and id = " + id) == 1) {
                    lapseRequests.next();
                }
                return scene.api.get(asker, "/v1/pay/money-requests/" + id);
            }));
            boolean won = answers.getFirst().status() == 200;
            paid += won ? 1 : 0;
            assertThat(won || answers.getFirst().code().equals("MONEY_REQUEST_CLOSED")).isTrue();
            assertThat(state(id)).isEqualTo(won ? "PAID" : "LAPSED");
            assertPaid(round, paid);
        }
    }

    @Test
    void lapsesOnceHoweverManyInstancesLook() throws Exception {
        for (int round = 0; round < Race.ROUNDS; round++) {
            String id = ask(round);
            scene.sql("update pay_money_request set lapses_at = asked_at where id = ?", id);
            atOnce(Collections.nCopies(3, () -> {
                lapseRequests.next();
                return scene.api.get(asker, "/v1/pay/money-requests/" + id);
            }));
            assertThat(state(id)).isEqualTo("LAPSED");
            assertThat(
                    scene.count("platform_event_log where type = 'pay.money-request-closed' and aggregate_id = " + id))
                    .as("round %d", round).isEqualTo(1);
        }
    }

    /** Nor does one instance wait for what another is at. */
    @Test
    void passesOverWhatSomebodyIsAbout() throws Exception {
        String held = ask(0);
        String free = ask(1);
        scene.sql("update pay_money_request set lapses_at = asked_at where id in (?, ?)", held, free);
        new Overlap(context).of(() -> scene.count("pay_money_request where id = " + held + " for update"),
                lapseRequests::next, () -> assertThat(state(free)).isEqualTo("LAPSED"));
    }

    @Test
    void isPaidOrDeclinedWhenTwoDevicesDoBoth() throws Exception {
        for (int round = 0; round < OF_A_PAIR; round++) {
            String id = ask(round);
            List<Answer> answers = atOnce(List.of(() -> pay(id, UUID.randomUUID().toString()),
                    () -> scene.api.post(asked, "/v1/pay/money-requests/" + id + "/refusal")));
            assertOneOf(answers, round);
        }
    }

    @Test
    void nobodyHasMoreOpenThanTheyMayHoweverManyTheyAskAtOnce() throws Exception {
        asker = scene.member();
        List<TestMember> friends = IntStream.range(0, 8).mapToObj(_ -> scene.member()).toList();
        for (int i = 0; i < 26; i++) {
            assertThat(scene.api.ask(asker, friends.get(i % 8).id(), 1).status()).isEqualTo(201);
        }
        List<Answer> answers = atOnce(friends.stream()
                .<Callable<Answer>>map(friend -> () -> scene.api.ask(asker, friend.id(), 1)).toList());
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(4);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allMatch(answer -> answer.code().equals("MONEY_REQUEST_TOO_MANY_OPEN"));
    }

    @Test
    void nothingStaysOpenOfWhoLeavesWhileTheyAreAskedAndPaid() throws Exception {
        for (int round = 0; round < OF_A_PAIR; round++) {
            String id = ask(0);
            TestMember leaver = round % 2 == 0 ? asker : asked;
            atOnce(List.of(() -> pay(id, UUID.randomUUID().toString()),
                    () -> scene.api.ask(asker, asked.id(), 1), () -> scene.api.ask(asked, asker.id(), 1), () -> {
                        scene.tell(new MemberLeft(scene.id(), scene.now(), leaver.id()));
                        return scene.api.get(scene.member(), "/v1/pay/wallet");
                    }));
            Awaitility.await().until(
                    () -> scene.count("pay_wallet where status = 'CLOSED' and member_id = " + leaver.id()) == 1);
            assertThat(scene.count("pay_money_request where state = 'OPEN' and " + leaver.id() + " in (asker, asked)"))
                    .as("round %d", round).isZero();
        }
    }

    /** A request for one won; of a new pair now and then, since a pair's number of them is limited, as is a caller's rate. */
    private String ask(int round) {
        if (round % OF_A_PAIR == 0) {
            asker = scene.member();
            asked = scene.memberWith(1_000);
        }
        return scene.api.ask(asker, asked.id(), 1).body().path("id").asString();
    }

    private Answer pay(String id, String key) {
        return scene.api.payRequest(asked, id, key, "");
    }

    private String state(String id) {
        return scene.api.get(asker, "/v1/pay/money-requests/" + id).body().path("state").asString();
    }

    private void assertPaid(int round, int won) {
        assertThat(scene.api.balance(asker)).as("round %d", round).isEqualTo(won);
        assertThat(scene.api.balance(asked)).isEqualTo(1_000 - won);
    }

    private static void assertOneOf(List<Answer> answers, int round) {
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).as("round %d", round).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allMatch(answer -> answer.code().equals("MONEY_REQUEST_CLOSED"));
    }

    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        CyclicBarrier together = new CyclicBarrier(calls.size());
        List<Answer> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> each : threads.invokeAll(calls.stream().<Callable<Answer>>map(call -> () -> {
                together.await();
                return call.call();
            }).toList())) {
                answers.add(each.get());
            }
        }
        return answers;
    }
}
