package pay.easypay;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import testing.Api;
import testing.MadangTest;
import testing.Race;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** Each race has one winner. */
@MadangTest
class PaymentRacesTest {

    @Autowired
    ApplicationContext context;
    ShopScene shop;
    TestMember member;

    @BeforeEach
    void setTheStage() {
        shop = new ShopScene(context);
        member = shop.scene.memberWith(1_000_000);
    }

    @AfterEach
    void theBooksAreRight() {
        shop.scene.assertTheBooksAreRight();
    }

    @Test
    void takesOnceForOneKeyThatComesAHundredTimes() throws Exception {
        for (int round = 0; round < Race.ROUNDS; round++) {
            long before = shop.payable();
            String key = shop.asks(1_000);
            shop.approve(member, key, 1_000, 0);
            String once = UUID.randomUUID().toString();
            Map<String, Object> confirmation = shop.confirmation(key);
            List<Api.Answer> answers = Race.atOnce(Collections.nCopies(100, () -> shop.confirm(confirmation, once)));
            Api.Answer replay = shop.confirm(key, once);
            assertThat(answers).allMatch(answer -> (answer.status() == 200 && answer.body().equals(replay.body()))
                    || answer.code().equals("IDEMPOTENCY_KEY_IN_PROGRESS") || answer.status() == 503
                    || answer.status() == 429);
            assertThat(answers).anyMatch(answer -> answer.status() == 200);
            assertThat(shop.payable() - before).isEqualTo(1_000);
        }
    }

    @Test
    void approvesOnceWhoeverComes() throws Exception {
        TestMember other = shop.scene.memberWith(1_000_000);
        for (int round = 0; round < Race.ROUNDS; round++) {
            shop.scene.theRulesForget(member);
            shop.scene.theRulesForget(other);
            String key = shop.asks(1_000);
            List<Integer> statuses = Race.atOnce(List.<Callable<Integer>>of(
                    () -> shop.approve(member, key, 1_000, 0).status(),
                    () -> shop.approve(other, key, 1_000, 0).status(),
                    () -> shop.approve(member, key, 1_000, 0).status()));
            assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409);
            assertThat(shop.giveUp(key).status()).isEqualTo(200);
        }
        assertThat(shop.available(member)).isEqualTo(1_000_000);
        assertThat(shop.available(other)).isEqualTo(1_000_000);
    }

    @Test
    void letsOneOfTwoCancelsOfSixtyPerCentThrough() throws Exception {
        for (int round = 0; round < Race.ROUNDS; round++) {
            shop.scene.theRulesForget(member);
            String key = shop.paid(member, 1_000, 0);
            List<Api.Answer> answers = Race.atOnce(Collections.nCopies(2, () -> shop.cancel(key, 600)));
            oneWins(answers, "CANCEL_EXCEEDS_PAYMENT");
            assertThat(shop.read(key).body().path("balance").asLong()).isEqualTo(400);
        }
    }

    @Test
    void eitherCapturesOrVoids() throws Exception {
        Set<Boolean> outcomes = new HashSet<>();
        for (int round = 0; round < Race.ROUNDS; round++) {
            shop.scene.theRulesForget(member);
            long before = shop.payable();
            String key = shop.authorized(member, 1_000, 0);
            List<Api.Answer> answers = Race.round(round,
                    List.of(() -> shop.capture(key, 700), () -> shop.giveUp(key)));
            oneWins(answers, "PAYMENT_IN_OTHER_STATE");
            boolean captured = answers.getFirst().status() == 200;
            assertThat(shop.payable() - before).isEqualTo(captured ? 700 : 0);
            assertThat(shop.state(key)).isEqualTo(captured ? "DONE" : "CANCELED");
            outcomes.add(captured);
        }
        assertThat(outcomes).as("each won").hasSize(2);
    }

    @Test
    void eitherConfirmsOrExpires() throws Exception {
        EndOverdue endOverdue = context.getBean(EndOverdue.class);
        Set<Boolean> outcomes = new HashSet<>();
        // Shorter after a confirmation that was in time, longer after one that was not: so each side wins now and then.
        long micros = 4_000;
        for (int round = 0; round < Race.ROUNDS; round++) {
            shop.scene.theRulesForget(member);
            long before = shop.payable();
            String key = shop.asks(1_000);
            shop.approve(member, key, 1_000, 0);
            Map<String, Object> confirmation = shop.confirmation(key);
            // It ends while the confirmation is on its way.
            shop.scene.sql(
                    "update pay_easypay_payment set due_at = utc_timestamp(6) + interval ? microsecond where id = ?",
                    micros, PaymentKey.of(key).id());
            List<Api.Answer> answers = Race.round(round, List.of(() -> shop.confirm(confirmation), () -> {
                Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10))
                        .until(() -> !endOverdue.endSome() && !shop.state(key).equals("IN_PROGRESS"));
                return shop.read(key);
            }));
            boolean confirmed = answers.getFirst().status() == 200;
            assertThat(shop.state(key)).isEqualTo(confirmed ? "DONE" : "EXPIRED");
            assertThat(shop.payable() - before).isEqualTo(confirmed ? 1_000 : 0);
            outcomes.add(confirmed);
            micros = confirmed ? Math.max(micros / 2, 1) : micros * 2;
        }
        assertThat(outcomes).as("each won").hasSize(2);
        assertThat(shop.available(member)).isEqualTo(shop.scene.api.balance(member));
    }

    private static void oneWins(List<Api.Answer> answers, String loses) {
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200)).allMatch(
                answer -> answer.code().equals(loses));
    }
}
