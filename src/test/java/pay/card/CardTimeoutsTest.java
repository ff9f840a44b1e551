package pay.card;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.psp.BillingToken;
import pay.psp.CancelOrder;
import pay.psp.CardLook;
import pay.psp.ChargeOrder;
import pay.psp.Psp;
import pay.psp.PspAnswer;
import platform.id.Tsid;
import testing.MadangTest;
import testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One call in twenty times out after ten seconds, half of these after it took effect, enquiries too; orders go while nobody
 * knows. The provider's books and ours end up equal, each charge and cancel has one end, and 99 of 100 charges have theirs
 * within 20 seconds: those that the clock says between their steps, and those that their own calls took. Other seeds by
 * {@code -Dcards.seed}.
 */
@MadangTest
class CardTimeoutsTest {
    private static final int CHARGES = 400;
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMillis(200);
    private static final Duration TARGET = Duration.ofSeconds(20);

    private final long seed = Long.getLong("cards.seed", 20261127);
    private final Random random = new Random(seed);
    private final MovableClock clock = new MovableClock(Instant.parse("2031-01-01T00:00:00Z"));
    private final List<CardRequest> charges = new ArrayList<>();
    private final Map<Tsid, Duration> called = new HashMap<>();

    @Test
    void endsInTheRightStateWhateverIsLost(@Autowired ApplicationContext context) {
        CardScene scene = new CardScene(context, new Forgetful(context.getBean(Psp.class)), clock);
        Card card = scene.card("9999");
        for (int i = 0; i < CHARGES; i++) {
            CardRequest charge = scene.charge(card, 1_000L + random.nextInt(100_000));
            charges.add(charge);
            boolean isUnknown = charge.status() == CardRequestStatus.UNKNOWN;
            if (isUnknown && random.nextInt(4) == 0) {
                scene.abandon(charge.id());
            }
            CardRequest earlier = scene.find(charges.get(random.nextInt(charges.size())).id());
            long left = earlier.amount().amount() - earlier.canceled().amount();
            if (earlier.status() == CardRequestStatus.DONE && left > 0 && random.nextInt(3) == 0) {
                scene.cancel(earlier, random.nextBoolean() ? left : 1 + random.nextInt((int) left));
            }
            clock.move(Duration.ofSeconds(1));
            scene.work();
        }
        while (scene.open() > 0) {
            clock.move(scene.untilTheNextStep());
            scene.work();
        }
        assertTheBooksAgree(scene);
        assertTheEndComesSoon(scene);
        new PayScene(context).assertTheBooksAreRight();
    }

    private void assertTheBooksAgree(CardScene scene) {
        assertThat(scene.outcome.told.values()).as("seed %d", seed).allSatisfy(told -> assertThat(told).hasSize(1));
        assertThat(scene
                .number("""
                        select count(*) from pay_sandbox_charge s join pay_card_request r on r.id = s.request_id
                        where r.created_at between '2031-01-01' and '2032-01-01' and (s.outcome = 'DONE') <> (r.status = 'DONE')"""))
                .as("charges that one side has carried out and the other has not, seed %d", seed).isZero();
        assertThat(scene.number("""
                select count(*) from pay_sandbox_charge s join pay_card_request r on r.id = s.request_id
                where r.created_at between '2031-01-01' and '2032-01-01' and s.outcome = 'DONE'
                  and (s.amount <> r.amount or s.canceled <> r.canceled)""")).as("amounts that differ, seed %d", seed)
                .isZero();
        int theirs = scene.number("""
                select coalesce(sum(s.amount - s.canceled), 0) from pay_sandbox_charge s
                join pay_card_request r on r.id = s.request_id
                where r.created_at between '2031-01-01' and '2032-01-01' and s.outcome = 'DONE'""");
        assertThat(scene.outcome.balance()).as("seed %d", seed).isEqualTo(theirs).isPositive();
    }

    private void assertTheEndComesSoon(CardScene scene) {
        List<Duration> ends = charges.stream()
                .map(charge -> scene.untilDecided(charge.id()).plus(called.get(Tsid.of(charge.id())))).sorted()
                .toList();
        assertThat(ends.get(CHARGES * 99 / 100 - 1)).as("99 of 100, seed %d", seed).isLessThanOrEqualTo(TARGET);
    }

    /** A provider on the other side of a line that loses requests and answers. */
    private final class Forgetful implements Psp {
        private final Psp psp;

        private Forgetful(Psp psp) {
            this.psp = psp;
        }

        private PspAnswer answer(Tsid request, Supplier<PspAnswer> call) {
            int chance = random.nextInt(1_000);
            PspAnswer answer = chance < 25 ? new PspAnswer.Unknown() : call.get();
            called.merge(request, chance < 50 ? READ_TIMEOUT : ANSWER, Duration::plus);
            return chance < 50 ? new PspAnswer.Unknown() : answer;
        }

        @Override
        public CardLook register(String customerKey, String authKey) {
            return psp.register(customerKey, authKey);
        }

        @Override
        public boolean end(BillingToken token) {
            return psp.end(token);
        }

        @Override
        public PspAnswer charge(ChargeOrder order) {
            return answer(order.request(), () -> psp.charge(order));
        }

        @Override
        public PspAnswer cancel(CancelOrder order) {
            return answer(order.request(), () -> psp.cancel(order));
        }

        @Override
        public PspAnswer enquireCharge(Tsid request, long amount) {
            return answer(request, () -> psp.enquireCharge(request, amount));
        }

        @Override
        public PspAnswer enquireCancel(CancelOrder order) {
            return answer(order.request(), () -> psp.enquireCancel(order));
        }

        @Override
        public PspAnswer netCancel(Tsid request, long amount) {
            return answer(request, () -> psp.netCancel(request, amount));
        }
    }
}
