package home;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import benefit.events.MissionAdvanced;
import benefit.events.PointsGranted;
import benefit.events.RewardClaimed;
import benefit.events.RungReached;
import commerce.events.OrderPaid;
import commerce.events.OrderPlaced;
import home.rebuild.ReadModel;
import loan.events.ComparisonClosed;
import loan.events.LoanChanged;
import member.events.MemberLeft;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;
import pay.events.PaymentApproved;
import pay.events.PointsCredited;
import pay.events.PointsMoved;
import pay.events.PointsRefused;
import pay.events.RefundCompleted;
import pay.events.WalletMoved;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import testing.TestMembers;
import tools.jackson.databind.JsonNode;

import static org.awaitility.Awaitility.await;

/** What the other modules tell of one member, and what the first screen makes of it. */
public final class HomeScene {
    /** Of the missions that benefit comes with. */
    private static final Tsid FIRST_PAYMENT = new Tsid(1);
    private static final Tsid FIRST_ORDER = new Tsid(2);

    private final DomainEvents events;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final int port;
    private final TestMembers.TestMember member;
    public final Instant now;
    public final LocalDate today;

    public HomeScene(ApplicationContext context, int port) {
        events = context.getBean(DomainEvents.class);
        transaction = context.getBean(TransactionTemplate.class);
        jdbc = context.getBean(JdbcTemplate.class);
        ids = context.getBean(Ids.class);
        this.port = port;
        member = context.getBean(TestMembers.class).join();
        now = context.getBean(Clock.class).instant().truncatedTo(ChronoUnit.MICROS);
        today = LocalDate.ofInstant(now, BusinessDays.SEOUL);
    }

    /** One fact or more for each section; with {@code LoanChanged} and others in versions of which the last counts. */
    public List<DomainEvent> facts() {
        Tsid id = member.id();
        Tsid books = ids.next();
        Tsid order = ids.next();
        Tsid bookPayment = ids.next();
        Tsid oranges = ids.next();
        Tsid loan = ids.next();
        Tsid paid = ids.next();
        Tsid refused = ids.next();
        Tsid pending = ids.next();
        Tsid programme = new Tsid(1);
        List<DomainEvent> told = new ArrayList<>(List.of(moved(1, 300_000, 300_000, "TOP_UP", "신한은행"),
                moved(2, -19_900, 280_100, "PAYMENT", "제주 감귤 5kg"), moved(3, -30_000, 250_100, "PAYMENT", "여행기"),
                moved(4, 10_000, 260_100, "REFUND", "여행기"), moved(5, -50_000, 210_100, "LOAN_REPAYMENT", "한빛은행 신용대출"),
                new PointsMoved(ids.next(), now, id, ids.next(), 10, 10, 1, "GRANT", "1,000걸음 달성"),
                new PointsMoved(ids.next(), now.plusSeconds(1), id, ids.next(), 5, 15, 2, "GRANT", "1일째 출석"),
                placed(order, "제주 감귤 5kg", 19_900, "FRUIT"), placed(books, "여행기", 30_000, "BOOKS"),
                // The refund is told first.
                new RefundCompleted(ids.next(), now.plusSeconds(5), ids.next(), bookPayment, books, id, Won.of(10_000),
                        List.of(new PaymentApproved.Tender("MONEY", Won.of(30_000), Won.of(10_000))), 3),
                approved(books, bookPayment, "여행기", 30_000, now), approved(order, oranges, "제주 감귤 5kg", 19_900, now),
                // Told again when a month has passed.
                approved(order, oranges, "제주 감귤 5kg", 19_900, now.plus(Duration.ofDays(40))),
                new OrderPaid(ids.next(), now, books, id, bookPayment, Won.of(30_000)),
                new OrderPaid(ids.next(), now, order, id, ids.next(), Won.of(19_900)),
                loan(loan, 1, "ACTIVE", 1_000_000, today.minusDays(3), null),
                loan(loan, 2, "OVERDUE", 1_000_000, today.minusDays(3), today.minusDays(3)),
                loan(ids.next(), 1, "ACTIVE", 5_000_000, today.plusDays(4), null),
                loan(ids.next(), 4, "PAID_OFF", 0, null, null),
                new RungReached(ids.next(), now, id, today, 1_000, 10),
                new RungReached(ids.next(), now, id, today, 5_000, 10),
                new RewardClaimed(ids.next(), now.plusSeconds(2), id, today, 1_000, 10, paid)));
        told.addAll(List.of(
                new PointsGranted(ids.next(), now, paid, id, programme, "WALKING", 10, "1,000걸음 달성",
                        now.plusSeconds(9)),
                new PointsGranted(ids.next(), now, refused, id, programme, "WALKING", 20, "", now.plusSeconds(9)),
                new PointsGranted(ids.next(), now, pending, id, new Tsid(2), "ATTENDANCE", 5, "1일째 출석",
                        now.plusSeconds(9)),
                new MissionAdvanced(ids.next(), now.plusSeconds(3), id, FIRST_PAYMENT, 1, 1, true),
                new MissionAdvanced(ids.next(), now, id, FIRST_PAYMENT, 1, 1, false),
                new MissionAdvanced(ids.next(), now, id, FIRST_ORDER, 1, 1, false),
                new PointsCredited(ids.next(), now, paid, id, programme, 10),
                new PointsRefused(ids.next(), now, refused, id, programme, 20, "WALLET_CLOSED"),
                new ComparisonClosed(ids.next(), now.minusSeconds(60), ids.next(), id, "HOME", Won.of(1_000), 20, 0,
                        null, 0),
                new ComparisonClosed(ids.next(), now, ids.next(), id, "LIVING", Won.of(5_000_000), 20, 9, "누리은행",
                        48_500)));
        return told;
    }

    public DomainEvent leaves() {
        return new MemberLeft(ids.next(), now, member.id());
    }

    /** One more repayment, of 100 won. */
    public DomainEvent pays(int sequence) {
        return moved(sequence, -100, 210_100 - 100L * (sequence - 5), "LOAN_REPAYMENT", "한빛은행 신용대출");
    }

    private WalletMoved moved(long sequence, long amount, long balance, String kind, String description) {
        return new WalletMoved(ids.next(), now.plusMillis(sequence), member.id(), ids.next(), Won.of(amount),
                Won.of(balance), sequence, kind, description);
    }

    private OrderPlaced placed(Tsid order, String name, long amount, String category) {
        return new OrderPlaced(ids.next(), now, order, member.id(),
                List.of(new OrderPlaced.Line(ids.next(), ids.next(), ids.next(), ids.next(), name, "", 1,
                        Won.of(amount), category)),
                Won.of(amount), Won.of(amount), now.plusSeconds(600), false);
    }

    private PaymentApproved approved(Tsid order, Tsid payment, String name, long amount, Instant at) {
        return new PaymentApproved(ids.next(), at, payment, order, member.id(), name, Won.of(amount),
                List.of(new PaymentApproved.Tender("MONEY", Won.of(amount), Won.ZERO)), 2);
    }

    private LoanChanged loan(Tsid id, long version, String status, long balance, LocalDate dueOn, LocalDate overdue) {
        return new LoanChanged(ids.next(), now.plusMillis(version), id, member.id(), version, "한빛은행", "한빛은행 신용대출",
                status, Won.of(balance), dueOn, Won.of(dueOn == null ? 0 : 88_000), overdue);
    }

    /** Tells home alone: pay would answer some of it. */
    public void publish(List<DomainEvent> told) {
        publish(told, "listener not like 'home.%'");
        await().pollInterval(Duration.ofMillis(10)).until(() -> number("select count(*) from platform_event_delivery d "
                + "where d.listener like 'home.%'") == 0);
    }

    /** Into the log alone. */
    public void publishToNobody(List<DomainEvent> told) {
        publish(told, "true");
    }

    /** @param dropped which deliveries */
    private void publish(List<DomainEvent> told, String dropped) {
        transaction.executeWithoutResult(status -> {
            told.forEach(events::publish);
            // The deliveries are written when it commits; this comes after.
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    told.forEach(event -> jdbc.update(
                            "delete from platform_event_delivery where event_id = ? and " + dropped,
                            event.eventId().value()));
                }
            });
        });
    }

    /** Puts a delivery back, as a replay does. */
    public void putBack(String listener, String type, Tsid event) {
        transaction.executeWithoutResult(status -> jdbc.update("""
                insert into platform_event_delivery (listener, event_id, event_type, attempts, next_attempt_at)
                values (?, ?, ?, 0, utc_timestamp(6))""", listener, event.value(), type));
    }

    /** Every row of the member's, by table. */
    public Map<String, List<Map<String, Object>>> rows() {
        Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
        for (String table : ReadModel.allTables()) {
            rows.put(table, transaction.execute(status -> jdbc.queryForList(
                    "select * from " + table + " where member_id = ? order by 1, 2, 3", member.id().value())));
        }
        return rows;
    }

    public void sql(String statement) {
        transaction.executeWithoutResult(status -> jdbc.update(statement, member.id().value()));
    }

    public long number(String query) {
        return transaction.execute(status -> jdbc.queryForObject(query, Long.class));
    }

    public JsonNode home() {
        return RestClient.create("http://localhost:" + port).get().uri("/v1/home")
                .header("Authorization", member.bearer()).header("Accept-Language", "en").retrieve()
                .body(JsonNode.class);
    }

    public JsonNode post(String path, Map<String, Object> body) {
        return RestClient.create("http://localhost:" + port).post().uri(path).header("Authorization", member.bearer())
                .contentType(MediaType.APPLICATION_JSON).body(body).retrieve().body(JsonNode.class);
    }
}
