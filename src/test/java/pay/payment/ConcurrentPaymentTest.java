package pay.payment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import commerce.events.OrderCancelRequested;
import commerce.events.RefundRequested;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import pay.PayApi;
import pay.PayScene;
import platform.event.DomainEvent;
import platform.money.Won;
import testing.MadangTest;
import testing.Seed;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class ConcurrentPaymentTest {
    @Autowired
    JdbcTemplate jdbc;
    PayScene scene;

    @BeforeEach
    void setTheStage(@Autowired ApplicationContext context) {
        scene = new PayScene(context);
    }

    @AfterEach
    void theBooksAreRight() {
        scene.assertTheBooksAreRight();
    }

    @Test
    void letsOneOfManyWhoPayTheSameOrderPay() throws Exception {
        TestMember buyer = scene.memberWith(1_000_000);
        PayScene.Prepared prepared = scene.prepared(buyer, 10_000);

        List<PayApi.Answer> answers = atOnce(32, () -> scene.confirm(buyer, prepared));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200)).allMatch(
                answer -> answer.code().equals("PAYMENT_ALREADY_APPROVED") || answer.status() == 503
                        || answer.code().equals("CONCURRENT_CHANGE"));
        assertThat(scene.api.balance(buyer)).isEqualTo(990_000);
    }

    @Test
    void neverSpendsMoreThanIsInTheWallet() throws Exception {
        TestMember buyer = scene.memberWith(10_000);
        List<PayScene.Prepared> orders = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            orders.add(scene.prepared(buyer, 1_000));
        }
        var next = new AtomicInteger();

        List<PayApi.Answer> answers = atOnce(14, () -> scene.confirm(buyer, orders.get(next.getAndIncrement())));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(10);
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .allMatch(answer -> answer.code().equals("INSUFFICIENT_BALANCE"));
        assertThat(scene.api.balance(buyer)).isZero();
    }

    /** Confirm, cancel and refunds meet in random order; the end must be one that the small model below allows. */
    @Test
    void endsInOneStateWhateverMeets() throws Exception {
        long seed = Seed.OF_THE_RUN;
        System.out.println("ConcurrentPaymentTest seed " + seed + " (repeat with -Dmadang.seed=" + seed + ")");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        TestMember buyer = scene.memberWith(1_000_000);
        long spent = 0;
        for (int round = 0; round < 12; round++) {
            spent += round(buyer, scene.prepared(buyer, 10_000), random);
            assertThat(scene.api.balance(buyer)).as("round %s of seed %s", round, seed).isEqualTo(1_000_000 - spent);
        }
    }

    /** One order with whatever happens to it; returns what it cost the buyer in the end. */
    private long round(TestMember buyer, PayScene.Prepared prepared, RandomGenerator random) throws Exception {
        List<Callable<PayApi.Answer>> happenings = new ArrayList<>();
        List<Long> refunds = new ArrayList<>();
        int confirms = 1 + random.nextInt(3);
        for (int i = 0; i < confirms; i++) {
            happenings.add(() -> scene.confirm(buyer, prepared));
        }
        if (random.nextInt(3) == 0) {
            happenings
                    .add(() -> told(new OrderCancelRequested(scene.id(), scene.now(), prepared.orderId(), buyer.id())));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            var refundId = scene.id();
            long amount = 1_000 + random.nextInt(8) * 1_000L;
            refunds.add(refundId.value());
            happenings.add(() -> told(new RefundRequested(scene.id(), scene.now(), refundId, prepared.orderId(),
                    buyer.id(), prepared.payment(), List.of(new RefundRequested.Leg("MONEY", Won.of(amount))),
                    "TEST")));
        }
        Collections.shuffle(happenings, new Random(random.nextLong()));
        List<PayApi.Answer> answers = atOnce(happenings);

        Awaitility.await().until(() -> refunds.stream()
                .allMatch(id -> scene.count("pay_refund where status <> 'PENDING' and id = " + id) == 1));
        Awaitility.await().until(() -> scene.count("pay_payment where status <> 'READY' and order_id = "
                + prepared.orderId()) == 1);
        boolean approved = answers.stream().anyMatch(answer -> answer != null && answer.status() == 200);
        assertThat(scene.count("pay_payment where status = 'APPROVED' and order_id = " + prepared.orderId()) == 1)
                .isEqualTo(approved);
        long back = sum("select coalesce(sum(amount), 0) from pay_refund where status = 'COMPLETED' and order_id = "
                + prepared.orderId());
        assertThat(back).isLessThanOrEqualTo(approved ? prepared.amount() : 0);
        return approved ? prepared.amount() - back : 0;
    }

    private PayApi.Answer told(DomainEvent event) {
        scene.tell(event);
        return null;
    }

    private long sum(String query) {
        Long sum = jdbc.queryForObject(query, Long.class);
        return sum == null ? 0 : sum;
    }

    private static List<PayApi.Answer> atOnce(int count, Callable<PayApi.Answer> happening) throws Exception {
        return atOnce(Collections.nCopies(count, happening));
    }

    private static List<PayApi.Answer> atOnce(List<Callable<PayApi.Answer>> happenings) throws Exception {
        CyclicBarrier start = new CyclicBarrier(happenings.size());
        List<PayApi.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PayApi.Answer>> running = happenings.stream().map(happening -> threads.submit(() -> {
                start.await();
                return happening.call();
            })).toList();
            for (Future<PayApi.Answer> each : running) {
                answers.add(each.get());
            }
        }
        return answers;
    }
}
