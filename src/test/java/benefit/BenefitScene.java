package benefit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import benefit.grant.FundingId;
import benefit.grant.OrderFunding;
import benefit.grant.Programme;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import testing.Api;
import testing.TestMembers;
import testing.TestMembers.TestMember;

/** Sets the stage for tests of benefit over HTTP: programmes with money, members who walk. */
public final class BenefitScene {
    private final Api api;
    private final TestMembers members;
    private final OrderFunding orderFunding;
    private final DomainEvents events;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final Clock clock;

    public BenefitScene(ApplicationContext context) {
        api = new Api(Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0")));
        members = context.getBean(TestMembers.class);
        orderFunding = context.getBean(OrderFunding.class);
        events = context.getBean(DomainEvents.class);
        transaction = context.getBean(TransactionTemplate.class);
        jdbc = context.getBean(JdbcTemplate.class);
        ids = context.getBean(Ids.class);
        clock = context.getBean(Clock.class);
    }

    /** A member whose phone is known here. */
    public TestMember member() {
        TestMember member = members.join();
        await(() -> number("select count(*) from benefit_device where device_id = " + member.deviceId()) == 1);
        return member;
    }

    /** A programme that can give at least so much away. */
    public void fund(Programme programme, long won) {
        String budget = "select budget from benefit_programme where id = " + programme.id();
        long before = number(budget);
        orderFunding.order(new FundingId(ids.nextLong()), programme, Won.of(won),
                AuditActor.SYSTEM);
        await(() -> number(budget) >= before + won);
    }

    /** Hands in so many steps of yesterday, two hundred a minute from midnight on. */
    public Api.Answer walksYesterday(TestMember member, int steps) {
        Instant midnight = today().minusDays(1).atStartOfDay(BusinessDays.SEOUL).toInstant();
        List<Map<String, Object>> samples = new ArrayList<>();
        for (int left = steps, minute = 0; left > 0; left -= 200, minute++) {
            samples.add(sample(midnight.plusSeconds(60L * minute), Math.min(left, 200)));
        }
        return sync(member, samples);
    }

    /** What counts of today, without samples: just after midnight there is no time to have walked. */
    public void hasWalked(TestMember member, int steps) {
        sql("""
                insert into benefit_step_day (member_id, day, steps, rung, updated_at) values (?, ?, ?, 0, utc_timestamp(6))
                on duplicate key update steps = ?""",
                member.id().value(), today(), steps, steps);
    }

    public static Map<String, Object> sample(Instant at, int steps) {
        return Map.of("at", at.toString(), "steps", steps);
    }

    public Api.Answer sync(TestMember member, List<Map<String, Object>> samples) {
        return api.post("/v1/benefit/steps", Map.of("samples", samples), "Authorization", member.bearer());
    }

    public Api.Answer claim(TestMember member, LocalDate day, int steps) {
        return post(member, "/v1/benefit/rewards", Map.of("day", day.toString(), "steps", steps));
    }

    /** With a key of its own. */
    public Api.Answer post(TestMember member, String path, Object body) {
        return post(member, path, body, UUID.randomUUID().toString());
    }

    public Api.Answer post(TestMember member, String path, Object body, String key) {
        return api.post(path, body, "Authorization", member.bearer(), "Idempotency-Key", key, "Accept-Language", "en");
    }

    public Api.Answer get(TestMember member, String path) {
        return api.get(path, "Authorization", member.bearer(), "Accept-Language", "en");
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BusinessDays.SEOUL);
    }

    public Instant now() {
        return clock.instant();
    }

    public Tsid id() {
        return ids.next();
    }

    public void tell(DomainEvent event) {
        transaction.executeWithoutResult(status -> events.publish(event));
    }

    public void sql(String sql, Object... parameters) {
        transaction.executeWithoutResult(status -> jdbc.update(sql, parameters));
    }

    /** One number out of the database. */
    public long number(String sql) {
        Long number = jdbc.queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    public long published(String type, Tsid aggregate) {
        return number("select count(*) from platform_event_log where type = '" + type + "' and aggregate_id = "
                + aggregate);
    }

    public static void await(Callable<Boolean> condition) {
        Awaitility.await().until(condition);
    }
}
