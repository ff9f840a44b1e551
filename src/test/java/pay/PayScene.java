package pay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import benefit.events.PointsGranted;
import benefit.events.ProgrammeFundingOrdered;
import commerce.events.OrderPlaced;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;
import pay.integrity.BooksCheck;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.event.delivery.Listener;
import platform.event.delivery.Listeners;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.IdentityTier;
import testing.TestMembers;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;

/** Sets the stage for tests of pay over HTTP: members with money, and what commerce tells. */
public final class PayScene {
    public final PayApi api;
    private final TestMembers members;
    private final DomainEvents events;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final BooksCheck books;
    private final Listeners listeners;
    private final Ids ids;
    private final Clock clock;

    public PayScene(ApplicationContext context) {
        this.api = new PayApi(context.getEnvironment());
        this.members = context.getBean(TestMembers.class);
        this.events = context.getBean(DomainEvents.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.books = context.getBean(BooksCheck.class);
        this.listeners = context.getBean(Listeners.class);
        this.ids = context.getBean(Ids.class);
        this.clock = context.getBean(Clock.class);
    }

    /** After each test: whatever happened, the books say one thing. */
    public void assertTheBooksAreRight() {
        assertThat(books.run()).isEmpty();
    }

    /** A member whose wallet and device have reached pay. */
    public TestMember member() {
        return member(IdentityTier.PHONE, TestMembers.newPhone());
    }

    public TestMember member(IdentityTier tier, String phone) {
        TestMember member = members.join(tier, phone);
        Awaitility.await().until(() -> count("pay_payee where member_id = " + member.id()) == 1
                && count("pay_device where device_id = " + member.deviceId()) == 1);
        return member;
    }

    /** A member with money, out of a linked account. */
    public TestMember memberWith(long amount) {
        TestMember member = member();
        fill(member, amount);
        return member;
    }

    /** Tops a wallet up. */
    public void fill(TestMember member, long amount) {
        String account = api.link(member, accountNumber("9999"));
        PayApi.Answer topUp = api.topUp(member, account, amount);
        if (topUp.status() != 201) {
            throw new AssertionError(topUp.response().body());
        }
    }

    /** An account number of nobody else, with which the sandbox's bank does nothing out of the ordinary: none of those ends in 9. */
    public static String accountNumber() {
        return "110%09d9".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000));
    }

    /** An account number of nobody else, with the given end. */
    public static String accountNumber(String end) {
        return "110" + ThreadLocalRandom.current().nextLong(1_000_000L, 9_999_999L) + end;
    }

    /** Commerce tells of an order to be paid within ten minutes. */
    public Tsid order(TestMember buyer, long amount) {
        return order(buyer, amount, clock.instant().plus(Duration.ofMinutes(10)));
    }

    public Tsid order(TestMember buyer, long amount, Instant payBy) {
        Tsid order = ids.next();
        tell(orderPlaced(order, buyer.id(), amount, payBy));
        return order;
    }

    public OrderPlaced orderPlaced(Tsid order, Tsid buyer, long amount, Instant payBy) {
        return orderPlaced(order, buyer, amount, payBy, false);
    }

    private OrderPlaced orderPlaced(Tsid order, Tsid buyer, long amount, Instant payBy, @Nullable Boolean seat) {
        return new OrderPlaced(ids.next(), clock.instant(), order, buyer,
                List.of(new OrderPlaced.Line(ids.next(), ids.next(), ids.next(), ids.next(), "제주 감귤", "5kg", 1,
                        Won.of(amount), "FRUIT")),
                Won.of(amount), Won.ZERO, payBy, seat);
    }

    /** Points of a programme of their own; the grant's id. */
    public Tsid grantPoints(Tsid member, long points, Duration for_) {
        Tsid programme = id();
        Tsid grant = id();
        tell(new ProgrammeFundingOrdered(id(), now(), id(), programme, "ATTENDANCE", Won.of(points)));
        Awaitility.await().until(() -> count("pay_programme_funding where programme_id = " + programme) == 1);
        tell(new PointsGranted(id(), now(), grant, member, programme, "ATTENDANCE", points, "출석",
                now().plus(for_).truncatedTo(ChronoUnit.MICROS)));
        Awaitility.await().until(() -> count("pay_point_lot where grant_id = " + grant) == 1);
        return grant;
    }

    /** The points that a member can spend. */
    public long points(TestMember member) {
        return api.wallet(member).body().path("points").asLong();
    }

    /** What is left of a grant. */
    public long pointsLeft(Tsid grant) {
        return number("select remaining from pay_point_lot where grant_id = " + grant);
    }

    /** An order and its payment, ready to be confirmed. */
    public Prepared prepared(TestMember buyer, long amount) {
        return prepared(buyer, amount, order(buyer, amount));
    }

    /** The same of an order that is a seat in a team; null: of a release that did not say so. */
    public Prepared preparedSeat(TestMember buyer, long amount, @Nullable Boolean seat) {
        Tsid order = ids.next();
        tell(orderPlaced(order, buyer.id(), amount, clock.instant().plus(Duration.ofMinutes(5)), seat));
        return prepared(buyer, amount, order);
    }

    private Prepared prepared(TestMember buyer, long amount, Tsid order) {
        Awaitility.await().until(() -> count("pay_payment where order_id = " + order) == 1);
        return new Prepared(order, api.payment(buyer, order.value()).body().path("paymentId").asString(), amount);
    }

    public record Prepared(Tsid orderId, String paymentId, long amount) {
        public Tsid payment() {
            return new Tsid(Long.parseLong(paymentId));
        }
    }

    public PayApi.Answer confirm(TestMember buyer, Prepared prepared) {
        return api.confirm(buyer, prepared.orderId().value(), prepared.paymentId(), prepared.amount());
    }

    /** By these parts. */
    public PayApi.Answer confirm(TestMember buyer, Prepared prepared, PayApi.Part... parts) {
        return api.confirm(buyer, prepared.orderId().value(), prepared.paymentId(), UUID.randomUUID().toString(),
                parts);
    }

    /** So much of it in money, and the rest in points. */
    public PayApi.Answer confirm(TestMember buyer, Prepared prepared, long money) {
        return api.confirm(buyer, prepared.orderId().value(), prepared.paymentId(), money,
                prepared.amount() - money);
    }

    public void tell(DomainEvent event) {
        transaction.executeWithoutResult(status -> events.publish(event));
    }

    /** Calls one listener in the caller's thread and transaction. */
    public void deliverHere(String listener, DomainEvent event) {
        Listener found = listeners.find(listener).orElseThrow();
        ReflectionUtils.invokeMethod(found.method(), found.target(), event);
    }

    public Tsid id() {
        return ids.next();
    }

    public Instant now() {
        return clock.instant();
    }

    /** The time has come to ask the bank what became of a member's requests that it did not answer. */
    public void theBankIsAskedAgain(TestMember member) {
        sql("update pay_bank_transfer set next_step_at = utc_timestamp(6) where status = 'UNKNOWN' and member_id = ?",
                member.id().value());
    }

    /** Some time passes, after which the rules against fraud do not look at what a member has sent and paid so fast. */
    public void theRulesForget(TestMember member) {
        for (String table : List.of("pay_transfer_usage", "pay_easypay_usage")) {
            sql("update " + table + " set slice = 0, slice_count = 0, slice_amount = 0, earlier_count = 0,"
                    + " earlier_amount = 0, payees = '' where member_id = ?", member.id().value());
        }
    }

    /** Changes something by SQL, for example to let time pass. */
    public void sql(String sql, Object... params) {
        transaction.executeWithoutResult(status -> jdbc.update(sql, params));
    }

    /** One number out of the database. */
    public long number(String sql) {
        Long number = jdbc.queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    /** One text out of the database. */
    public String text(String sql) {
        return Objects.requireNonNullElse(jdbc.queryForObject(sql, String.class), "");
    }

    /** How many rows there are; {@code from} is what follows {@code select count(*) from}. */
    public int count(String from) {
        Integer count = jdbc.queryForObject("select count(*) from " + from, Integer.class);
        return count == null ? 0 : count;
    }
}
