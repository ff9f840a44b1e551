package pay.cashback;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.merchant.MerchantId;
import pay.promotion.Promotion;
import pay.promotion.PromotionId;
import pay.promotion.TestPromotions;
import platform.database.ConflictRetry;
import platform.id.Tsid;
import platform.money.Won;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** However many payments are told of at once, {@code -Draces} says in how many rounds. */
@MadangTest
class PromiseCashbackTest {
    private static final int ROUNDS = Integer.getInteger("races", 50);

    @Autowired
    ApplicationContext context;
    @Autowired
    PromiseCashback promiseCashback;
    PayScene scene;
    MerchantId merchant;

    @BeforeEach
    void setTheStage() {
        scene = new PayScene(context);
        merchant = new MerchantId(scene.id().value());
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void promisesAMemberNoMoreThanTheyMayHave() throws Exception {
        PromotionId promotion = starts(null, 1_000_000);
        for (int round = 0; round < ROUNDS; round++) {
            Tsid member = scene.id();
            promisedAtOnce(List.of(member, member, member));
            assertThat(promised(promotion, "member_id = " + member)).as("round %d", round).isEqualTo(2);
        }
    }

    @Test
    void promisesNoMoreThanThereAre() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            merchant = new MerchantId(scene.id().value());
            PromotionId promotion = starts(1, 1_000_000);
            promisedAtOnce(List.of(scene.id(), scene.id()));
            assertThat(promised(promotion, "true")).as("round %d", round).isEqualTo(1);
            assertThat(scene.number("select taken from pay_promotion where id = " + promotion.value())).isEqualTo(1);
        }
    }

    @Test
    void countsNothingThatTheBudgetDoesNotCover() {
        PromotionId promotion = starts(5, 150);
        promiseCashback.promise(List.of(payment(scene.id(), scene.now()), payment(scene.id(), scene.now())));
        assertThat(promised(promotion, "true")).isEqualTo(1);
        assertThat(scene.number("select taken from pay_promotion where id = " + promotion.value())).isEqualTo(1);
    }

    @Test
    void decidesAllThatIsDueInOneRound() {
        PromotionId promotion = starts(5, 1_000);
        promiseCashback.promise(List.of(payment(scene.id(), scene.now()), payment(scene.id(), scene.now()),
                payment(scene.id(), scene.now())));
        scene.sql("update pay_cashback set due_at = due_at - interval 8 day where promotion_id = ?",
                promotion.value());
        context.getBean(CashbackJob.class).run();
        assertThat(promised(promotion, "due_at < utc_timestamp(6)")).isZero();
    }

    private PromotionId starts(Integer stock, long budget) {
        return TestPromotions.starts(context, Promotion.Kind.CASHBACK, merchant, 10, stock, budget);
    }

    private int promised(PromotionId promotion, String which) {
        return scene.count("pay_cashback where state = 'PROMISED' and promotion_id = " + promotion.value() + " and "
                + which);
    }

    private Earning payment(Tsid member, Instant now) {
        return new Earning(scene.id(), null, merchant, member, Won.of(1_000), now);
    }

    private void promisedAtOnce(List<Tsid> members) throws Exception {
        CyclicBarrier start = new CyclicBarrier(members.size());
        Instant now = scene.now();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> all = IntStream.range(0, members.size()).<Callable<Boolean>>mapToObj(i -> () -> {
                start.await();
                // As a delivery is made again.
                return ConflictRetry.call(() -> {
                    promiseCashback.promise(List.of(payment(members.get(i), now)));
                    return true;
                });
            }).toList();
            for (var each : threads.invokeAll(all)) {
                assertThat(each.get()).isTrue();
            }
        }
    }
}
