package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import madang.MadangApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.events.WalletMoved;
import pay.integrity.BooksCheck;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Balance;
import pay.ledger.Decision;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posted;
import pay.ledger.Posting;
import platform.database.EmbeddedDatabaseInitializer;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.commit.GroupCommit;
import platform.web.commit.Outcome;
import platform.web.commit.Sharing;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Postings a second on the real database, which flushes at every commit: gathered against one transaction each, one merchant
 * against a thousand, with and without events. Run by {@code bench/ledger-posting.sh}.
 */
class LedgerPostingBench {
    private static final int MEMBERS = 2_000;
    private static final int MERCHANTS = 1_000;
    private static final int CALLERS = 256;
    private static final int LANES = 2;
    private static final int MOST = 128;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final long ROUND_MILLIS = Long.getLong("bench.round-millis", 4_000);

    private ConfigurableApplicationContext app;
    private Ledger ledger;
    private Ids ids;
    private Clock clock;
    private DomainEvents events;
    private TransactionTemplate transaction;
    private List<Account> members;
    private List<Account> merchants;

    /** What one round showed. */
    private record Round(double perSecond, double p50, double p99, double jvmMicros, double databaseMicros,
            double together) {}

    @Test
    void measure() throws Exception {
        Path folder = Files.createTempDirectory("ledger-bench");
        try (var running = new SpringApplicationBuilder(MadangApplication.class)
                .initializers(new EmbeddedDatabaseInitializer()).run("--server.port=0",
                        "--madang.demo.enabled=false", "--madang.database.folder=" + folder,
                        "--logging.level.root=warn")) {
            app = running;
            prepare();
            Map<String, Variant> variants = variants();
            Map<String, List<Round>> rounds = new LinkedHashMap<>();
            variants.forEach((name, variant) -> round(variant));
            for (int i = 0; i < ROUNDS; i++) {
                variants.forEach((name, variant) -> rounds.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(round(variant)));
            }
            assertThat(app.getBean(BooksCheck.class).run()).isEmpty();
            report(rounds);
        }
    }

    private void prepare() {
        ledger = app.getBean(Ledger.class);
        ids = app.getBean(Ids.class);
        clock = app.getBean(Clock.class);
        events = app.getBean(DomainEvents.class);
        transaction = app.getBean(TransactionTemplate.class);
        assertThat(app.getBean(JdbcTemplate.class).queryForObject("select @@innodb_flush_log_at_trx_commit",
                Integer.class)).isEqualTo(1);
        members = open(AccountKind.ORDER_ESCROW, MEMBERS);
        merchants = open(AccountKind.MERCHANT_PAYABLE, MERCHANTS);
        members.forEach(member -> transaction.executeWithoutResult(status -> ledger.post(
                Posting.of("FUNDED", ids.nextLong(), new Line.Post(Account.BANK, member, 1_000_000_000)),
                clock.instant())));
    }

    /** Guarded accounts of one row each, without the lists that belong to wallets. */
    private List<Account> open(AccountKind kind, int count) {
        Accounts accounts = app.getBean(Accounts.class);
        return Objects.requireNonNull(transaction.execute(status -> IntStream.range(0, count)
                .mapToObj(number -> accounts.open(kind, ids.nextLong())).toList()));
    }

    /** How a posting is done, and what. */
    private record Variant(Supplier<Posting> posting, boolean gathered, boolean events) {}

    private Map<String, Variant> variants() {
        Map<String, Variant> variants = new LinkedHashMap<>();
        variants.put("transfers, one transaction each", new Variant(this::transfer, false, false));
        variants.put("transfers, gathered", new Variant(this::transfer, true, false));
        variants.put("sales of 1,000 merchants, gathered",
                new Variant(() -> sale(any(merchants)), true, false));
        variants.put("sales of one merchant, gathered", new Variant(() -> sale(merchants.getFirst()), true, false));
        variants.put("transfers, gathered, two events each", new Variant(this::transfer, true, true));
        return variants;
    }

    private Posting transfer() {
        Account from = any(members);
        Account to = any(members);
        while (to.equals(from)) {
            to = any(members);
        }
        return Posting.of("BENCH", ids.nextLong(), new Line.Post(from, to, 1));
    }

    private Posting sale(Account merchant) {
        return Posting.of("BENCH", ids.nextLong(), new Line.Post(any(members), merchant, 1));
    }

    private static Account any(List<Account> accounts) {
        return accounts.get(ThreadLocalRandom.current().nextInt(accounts.size()));
    }

    private Round round(Variant variant) {
        Semaphore connections = new Semaphore(14);
        ConcurrentLinkedQueue<Integer> sizes = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        Cpu cpu = new Cpu();
        try (GroupCommit<Posting, Posted> commit = new GroupCommit<>("bench", new Sharing(LANES, MOST, Duration.ZERO),
                (lane, postings) -> {
                    sizes.add(postings.size());
                    return together(lane, postings, variant.events());
                })) {
            long jvm = cpu.jvmNanos();
            long database = cpu.databaseNanos();
            long begun = System.nanoTime();
            List<Thread> callers = IntStream.range(0, CALLERS).mapToObj(caller -> Thread.startVirtualThread(() -> {
                while (!over.get()) {
                    long start = System.nanoTime();
                    if (variant.gathered()) {
                        commit.call(variant.posting().get());
                    } else {
                        connections.acquireUninterruptibly();
                        try {
                            transaction.executeWithoutResult(
                                    status -> ledger.post(variant.posting().get(), clock.instant()));
                        } finally {
                            connections.release();
                        }
                    }
                    latencies.add(System.nanoTime() - start);
                }
            })).toList();
            TimeUnit.MILLISECONDS.sleep(ROUND_MILLIS);
            over.set(true);
            for (Thread caller : callers) {
                caller.join();
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Round(sorted.length / seconds, sorted[sorted.length / 2] / 1e6,
                    sorted[sorted.length * 99 / 100] / 1e6, (cpu.jvmNanos() - jvm) / 1e3 / sorted.length,
                    (cpu.databaseNanos() - database) / 1e3 / sorted.length,
                    variant.gathered() ? sizes.stream().mapToInt(Integer::intValue).average().orElse(0) : 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Outcome<Posted>> together(int lane, List<Posting> postings, boolean withEvents) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Decision> decisions = ledger.postEach(postings, clock.instant(), lane);
            if (withEvents) {
                for (int i = 0; i < postings.size(); i++) {
                    Line.Post line = (Line.Post) postings.get(i).lines().getFirst();
                    Posted posted = Objects.requireNonNull(decisions.get(i).posted());
                    publish(posted, line.debit(), -line.amount());
                    publish(posted, line.credit(), line.amount());
                }
            }
            return decisions.stream().map(decision -> decision.posted() == null
                    ? Outcome.<Posted>refused(Objects.requireNonNull(decision.refusal()))
                    : Outcome.done(decision.posted())).toList();
        }));
    }

    private void publish(Posted posted, Account account, long amount) {
        Balance after = posted.after(account);
        events.publish(new WalletMoved(ids.next(), clock.instant(), new Tsid(account.owner()),
                Tsid.of(posted.only()), Won.of(amount), Won.of(after.credit()), after.postings(), "TRANSFER",
                "bench"));
    }

    private static void report(Map<String, List<Round>> rounds) throws Exception {
        StringBuilder table = new StringBuilder(RunningApp.header("The ledger's postings", "bench/ledger-posting.sh")
                .replace("The application (`madang-demo.jar`, demo data), its database, flushing at every commit, "
                        + "and the clients share these cores.",
                        "In one process with the callers, without HTTP; the database, as an installation starts it, "
                                + "flushes at every commit on the same cores."))
                .append(String.format(Locale.ROOT,
                        "%d callers, each waits for its answer; gathered in %d lanes, at most %d a transaction. One round "
                                + "of each to warm up, then %d in turns of %d s; medians. CPU is per posting; with other work on the machine (the "
                                + "load average) it says more than postings a second.%n%n",
                        CALLERS, LANES, MOST, ROUNDS, ROUND_MILLIS / 1000))
                .append("| postings | a second | ms p50 | ms p99 | CPU µs (JVM + database) | together |\n")
                .append("|---|---|---|---|---|---|\n");
        rounds.forEach((name, each) -> table.append(String.format(Locale.ROOT,
                "| %s | %,.0f | %.1f | %.1f | %.0f (%.0f + %.0f) | %.0f |%n", name, median(each, 0), median(each, 1),
                median(each, 2), median(each, 3) + median(each, 4), median(each, 3), median(each, 4),
                median(each, 5))));
        table.append(String.format(Locale.ROOT,
                "%nGathered: **%.1f ×** one transaction each. One merchant: **%.2f ×** a thousand merchants "
                        + "(median of the rounds' own ratios). The books were right afterwards.%n",
                ratio(rounds, "transfers, gathered", "transfers, one transaction each"),
                ratio(rounds, "sales of one merchant, gathered", "sales of 1,000 merchants, gathered")));
        RunningApp.write(table.toString());
    }

    private static double ratio(Map<String, List<Round>> rounds, String above, String below) {
        double[] ratios = IntStream.range(0, ROUNDS).mapToDouble(
                i -> rounds.get(above).get(i).perSecond() / rounds.get(below).get(i).perSecond()).sorted().toArray();
        return ratios[ratios.length / 2];
    }

    private static double median(List<Round> rounds, int column) {
        double[] values = rounds.stream().mapToDouble(round -> switch (column) {
            case 0 -> round.perSecond();
            case 1 -> round.p50();
            case 2 -> round.p99();
            case 3 -> round.jvmMicros();
            case 4 -> round.databaseMicros();
            default -> round.together();
        }).toArray();
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
