package commerce.settlement;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

import commerce.TestEvents;
import commerce.catalogue.SellerId;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.ops.ManualCases;
import platform.time.BusinessDays;
import testing.MadangTest;
import testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** At ten on a Monday. */
@MadangTest
class AskPayoutsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    @Autowired
    Statements statements;
    @Autowired
    UnaskedPayouts unasked;
    @Autowired
    FollowPayout follow;
    @Autowired
    Ids ids;

    private final MovableClock clock = new MovableClock(MONDAY.atTime(10, 0).atZone(BusinessDays.SEOUL).toInstant());
    private ApplicationContext context;
    private SettlementScene scene;

    @BeforeEach
    void scene(@Autowired ApplicationContext application) {
        context = application;
        scene = new SettlementScene(context);
    }

    @Test
    void manyThatCannotBeAskedForKeepNoOther() {
        List<Tsid> wrong = new ArrayList<>();
        for (int i = 0; i < AskPayouts.BATCH + 1; i++) {
            wrong.add(due());
            spoil(wrong.getLast());
        }
        Tsid right = due();

        ask();

        assertThat(asked(right)).isEqualTo(1);
        assertThat(wrong).allSatisfy(each -> assertThat(asked(each)).isZero());
        assertThat(cases()).containsAll(wrong.stream().map(Tsid::toString).toList()).doesNotContain(right.toString());
        wrong.forEach(this::mend);
    }

    @Test
    void oneThatCannotBeAskedForIsTriedAgainInAnHour() {
        Tsid wrong = due();
        spoil(wrong);
        ask();
        mend(wrong);

        clock.move(Duration.ofMinutes(59));
        ask();
        assertThat(asked(wrong)).isZero();
        assertThat(cases()).contains(wrong.toString());

        clock.move(Duration.ofMinutes(2));
        ask();
        assertThat(asked(wrong)).isEqualTo(1);
        assertThat(cases()).doesNotContain(wrong.toString());
    }

    /** Pay has been asked for none of them yet: that is done when it would be done of any other. */
    @Test
    void oneThatIsPutOffWaitsForItsHourOfABusinessDay() {
        Tsid wrong = due();
        spoil(wrong);
        ask();
        mend(wrong);

        clock.move(Duration.ofHours(22));
        ask();
        assertThat(asked(wrong)).as("at eight").isZero();
        clock.move(Duration.ofHours(2));
        ask();
        assertThat(asked(wrong)).isEqualTo(1);
    }

    @Test
    void nothingIsPutOffWhenTheDatabaseIsAtFault() {
        Tsid due = due();

        assertThatThrownBy(() -> ask(call -> switch (call.getMethod().getName()) {
            case "next" -> throw new ArithmeticException("long overflow");
            case "one" -> throw new CannotCreateTransactionException("the pool is full");
            default -> call.proceed();
        })).isInstanceOf(CannotCreateTransactionException.class);

        assertThat(cases()).doesNotContain(due.toString());
        ask();
        assertThat(asked(due)).isEqualTo(1);
    }

    /** A payout of a seller whose account is known. */
    private Tsid due() {
        SellerId seller = scene.seller();
        follow.payTo(seller, ids.next());
        return new TestStatements(context).due(seller, MONDAY);
    }

    /** Some other code wrote what cannot be counted on. */
    private void spoil(Tsid payout) {
        scene.sql("update commerce_settlement_statement set asked = 2147483647 where id = ?", payout.value());
    }

    private void mend(Tsid payout) {
        scene.sql("update commerce_settlement_statement set asked = 0 where id = ?", payout.value());
    }

    /** How often pay was asked for it. */
    private long asked(Tsid payout) {
        Tsid seller = Tsid.of(statements.find(new StatementId(payout.value())).orElseThrow().seller());
        return TestEvents.told(context, "commerce.payout-due", seller).size();
    }

    private List<String> cases() {
        return unasked.oldest(1_000).stream().map(ManualCases.Case::id).toList();
    }

    private void ask() {
        ask(call -> call.proceed());
    }

    private void ask(MethodInterceptor before) {
        ProxyFactory asking = new ProxyFactory(new AskPayouts(statements, new BusinessDays(clock),
                new SettlementSettings(LocalTime.of(9, 0)), context.getBean(DomainEvents.class), ids, clock));
        asking.setProxyTargetClass(true);
        asking.addAdvice(before);
        asking.addAdvice(new TransactionInterceptor(context.getBean(TransactionManager.class),
                new AnnotationTransactionAttributeSource()));
        new PayoutJob((AskPayouts) asking.getProxy()).run();
    }
}
