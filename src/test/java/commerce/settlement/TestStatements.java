package commerce.settlement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import commerce.catalogue.SellerId;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;

/** Statements that nobody's sales stand behind. */
public final class TestStatements {
    private final Statements statements;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final Clock clock;

    public TestStatements(ApplicationContext context) {
        this.statements = context.getBean(Statements.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.ids = context.getBean(Ids.class);
        this.clock = context.getBean(Clock.class);
    }

    /** One of a seller's. */
    public static Tsid of(ApplicationContext context, Tsid seller) {
        TestStatements statements = new TestStatements(context);
        return statements.asked(new SellerId(seller.value()),
                LocalDate.of(2020, 1, 1).plusDays(Math.floorMod(statements.ids.nextLong(), 2_000)));
    }

    /** A seller whose payouts wait. */
    public static Tsid held(ApplicationContext context) {
        TestStatements statements = new TestStatements(context);
        SellerId seller = new SellerId(statements.ids.nextLong());
        statements.transaction.executeWithoutResult(status -> context.getBean(SettlementAccounts.class).hold(seller,
                null, FollowPayout.RETURNED, statements.clock.instant()));
        return Tsid.of(seller);
    }

    /** An adjustment that some operator has proposed of a seller's. */
    public static Tsid adjustment(ApplicationContext context, SellerId seller) {
        Ids ids = context.getBean(Ids.class);
        Tsid id = ids.next();
        context.getBean(ProposeAdjustment.class).propose(
                new StaffCaller(ids.next(), "operator", Set.of("OPERATOR"), null), id, seller, Won.of(5_000), "보상",
                "보상");
        return id;
    }

    /** One of 10,000 won that is due on a day. */
    public Tsid due(SellerId seller, LocalDate payOn) {
        StatementId id = new StatementId(ids.nextLong());
        transaction.executeWithoutResult(_ -> statements.add(List.of(
                Statement.of(id, seller, payOn, Turnover.none(payOn), 10_000, payOn, clock.instant()))));
        return Tsid.of(id);
    }

    /** Whether it would be paid out then. */
    public boolean isPaid(SellerId seller, LocalDate on) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            return statements.takeDue(on, clock.instant(), 10_000).stream()
                    .anyMatch(each -> each.statement().seller().equals(seller));
        }));
    }

    /** Whether pay would be asked again then. */
    boolean isAskedAgain(SellerId seller, Instant then) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            return statements.takeUnanswered(then, 10_000).stream()
                    .anyMatch(each -> each.statement().seller().equals(seller));
        }));
    }

    /** One of 10,000 won, of a seller's day, for which pay was asked. */
    public Tsid asked(SellerId seller, LocalDate day) {
        StatementId id = new StatementId(ids.nextLong());
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            statements.add(List.of(Statement.of(id, seller, day, Turnover.none(day), 10_000, day, now)));
            statements.asked(id, now.plus(Duration.ofDays(1)));
        });
        return Tsid.of(id);
    }
}
