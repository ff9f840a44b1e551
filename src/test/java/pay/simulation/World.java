package pay.simulation;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ReflectionUtils;
import pay.bank.DueBankCalls;
import pay.card.DueCardCalls;
import pay.merchant.TestMerchant;
import pay.virtualaccount.DueDeposits;
import platform.event.DomainEvent;
import platform.event.DomainEvents;
import platform.event.delivery.PendingDeliveries;
import platform.id.Ids;
import platform.id.SimulatedNode;
import platform.id.Tsid;
import platform.security.AccessTokens;
import testing.Api;
import testing.MovableClock;
import testing.TestMembers.TestMember;

/** The application from outside: requests, events that others publish, time, and what it does when time has passed. */
final class World {
    /** Their work is done here one step after the other, or is not pay's. */
    private static final Set<String> NOT_JOBS = Set.of("BankCallJob", "CardCallJob", "AskForDepositsJob",
            "SealLedger", "PayDemoOrders", "Answers");

    final ApplicationContext context;
    final Faults faults;
    final MovableClock clock;
    final JdbcTemplate jdbc;
    private final Api api;
    private final PendingDeliveries deliveries;
    private final Map<Tsid, Token> tokens = new ConcurrentHashMap<>();
    private final List<Job> jobs;
    private final Queue<String> trace = new ConcurrentLinkedQueue<>();
    private final SimulatedTables tables;

    private record Token(String text, Instant until) {}

    private record Job(Object bean, Method method) {
        String name() {
            return method.getDeclaringClass().getName();
        }
    }

    World(ApplicationContext context) {
        this.context = context;
        this.faults = context.getBean(Faults.class);
        this.clock = context.getBean(MovableClock.class);
        this.jdbc = context.getBean(JdbcTemplate.class);
        Environment environment = context.getEnvironment();
        this.api = new Api(environment.getRequiredProperty("local.server.port", Integer.class));
        this.deliveries = new PendingDeliveries(context);
        this.jobs = jobs(context);
        this.tables = new SimulatedTables(jdbc);
    }

    private static List<Job> jobs(ApplicationContext context) {
        List<Job> jobs = new ArrayList<>();
        for (String name : context.getBeanDefinitionNames()) {
            Class<?> type = context.getType(name);
            if (type != null && type.getPackageName().startsWith("pay.")) {
                Object bean = context.getBean(name);
                Arrays.stream(AopUtils.getTargetClass(bean).getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Scheduled.class)
                                && !NOT_JOBS.contains(method.getDeclaringClass().getSimpleName()))
                        .forEach(method -> jobs.add(new Job(bean, method)));
            }
        }
        jobs.forEach(job -> ReflectionUtils.makeAccessible(job.method()));
        jobs.sort(Comparator.comparing(Job::name));
        return jobs;
    }

    /** Everything is as it was before the first seed, and the clock too. */
    void beginAnew() {
        faults.end();
        late();
        tables.beginAnew();
        clock.set(SimulationWiring.MONDAY);
        context.getBean(SimulatedNode.class).beginAnew();
        tokens.clear();
        trace.clear();
    }

    Api.Answer member(TestMember member, String method, String path, Object body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + token(member)));
        all.addAll(List.of(headers));
        return traced(member.id() + " " + method + " " + path + " " + body,
                api.send(method, path, body, all.toArray(String[]::new)));
    }

    Api.Answer merchant(TestMerchant merchant, String method, String path, Object body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", TestMerchant.basic(merchant.liveKey)));
        all.addAll(List.of(headers));
        return traced(merchant.id + " " + method + " " + path + " " + body,
                api.send(method, path, body, all.toArray(String[]::new)));
    }

    private Api.Answer traced(String what, Api.Answer answer) {
        trace.add(clock.instant() + " " + what + " -> " + answer.status() + " "
                + (Request.isDone(answer) ? answer.body() : answer.code()));
        return answer;
    }

    /** What was asked and answered in this seed. */
    String trace() {
        return String.join("\n", trace);
    }

    Api.Answer anybody(String path) {
        return api.get(path);
    }

    /**
     * Somebody deposits at a virtual account; the same reference is the same deposit, told again.
     *
     * @param noticed whether the bank's notice of it arrives
     */
    Api.Answer deposit(String number, long amount, String reference, boolean noticed) {
        return traced("deposit of " + amount + " at " + number + " " + reference + (noticed ? "" : ", unnoticed"),
                api.post("/sandbox/deposits?bankCode=088&accountNumber=" + number + "&amount=" + amount
                        + "&reference=" + reference + "&noticed=" + noticed, null));
    }

    private String token(TestMember member) {
        Instant now = clock.instant();
        return tokens.compute(member.id(), (id, known) -> known != null && known.until().isAfter(now)
                ? known
                : new Token(context.getBean(AccessTokens.class).issue(member.caller()).value(),
                        now.plus(AccessTokens.LIFETIME.dividedBy(2))))
                .text();
    }

    /** Another module publishes an event, again until it knows that it is published: it may be published twice. */
    void tell(Supplier<DomainEvent> event) {
        faults.requireAlive();
        faults.immortally(() -> {
            while (!isTold(event.get())) {
                // Once more, as another event of the same.
            }
        });
    }

    private boolean isTold(DomainEvent event) {
        try {
            context.getBean(TransactionTemplate.class)
                    .executeWithoutResult(_ -> context.getBean(DomainEvents.class).publish(event));
            return true;
        } catch (RuntimeException unheard) {
            return false;
        }
    }

    /** Whether pay has said something about somebody or something, after an event. */
    boolean hasSaid(String types, long after, Tsid about) {
        return number("select count(*) from platform_event_log where type rlike ? and id > ? and body like ?", types,
                after, "%" + about + "%") > 0;
    }

    Tsid id() {
        return context.getBean(Ids.class).next();
    }

    Instant now() {
        return clock.instant();
    }

    void move(Duration by) {
        clock.move(by);
    }

    /** Delivers once what waits; how much of it took effect. */
    int deliver() {
        return deliveries.deliver("pay");
    }

    /** Requests that were on their way for long come to the bank and the card companies. */
    void late() {
        context.getBean(FaultyCalls.class).arrive();
    }

    /** Makes the calls to banks and card companies that are due. */
    int calls() {
        return DueBankCalls.make(context) + DueCardCalls.make(context) + DueDeposits.ask(context);
    }

    /** Runs each job once. One that fails is run again another time, which must not be needed when nothing goes wrong. */
    void jobs(boolean mayFail) {
        for (Job job : jobs) {
            try {
                ReflectionUtils.invokeMethod(job.method(), job.bean());
            } catch (RuntimeException failed) {
                if (!mayFail) {
                    throw new AssertionError(job.name() + " failed though nothing goes wrong", failed);
                }
            }
        }
    }

    int waiting() {
        return deliveries.waiting("pay");
    }

    /** Has come what time alone would bring. */
    void change(String sql, Object... arguments) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> jdbc.update(sql, arguments));
    }

    long number(String sql, Object... arguments) {
        Long number = jdbc.queryForObject(sql, Long.class, arguments);
        return number == null ? 0 : number;
    }
}
