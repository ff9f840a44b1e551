package faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import faults.Caller.Reply;
import testing.MemberActor;

/** The bank and the payment service provider take six seconds for each answer, both for a while, and many want something of them. */
final class SlowParties implements Attack {
    private static final Duration LATENCY = Duration.ofSeconds(6);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
    private static final double AT_ONCE_SECONDS = 0.5;
    private static final double LONGEST_READ_SECONDS = 1;
    private static final double MORE_THREADS = 40;
    private static final double MORE_MEGABYTES = 256;
    private static final int PEOPLE = 40;
    private static final long COME_AGAIN_MILLIS = 100;
    /** Demo members who are not among the load's, which has the rich ones: each may have so many accounts looked at. */
    private static final int FIRST = 1;

    private final StubPsp psp;

    SlowParties() {
        this.psp = StubPsp.start();
    }

    @Override
    public String name() {
        return "the bank and the payment service provider take " + LATENCY.toSeconds() + " s";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.PLAIN.with("--madang.pay.card.psp=toss", "--madang.pay.card.toss.secret-key=test_sk_drill",
                "--madang.pay.card.toss.url=http://127.0.0.1:" + psp.port());
    }

    @Override
    public Manner manner() {
        return Manner.GENTLE;
    }

    /** What somebody wants of a party, and what was answered. */
    private interface Want {
        Reply of(Caller caller, MemberActor who, int turn, boolean slow) throws InterruptedException;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        List<MemberActor> people = new ArrayList<>();
        for (int index = FIRST; index < FIRST + PEOPLE; index++) {
            people.add(LogIn.of(site.port(), index));
        }
        Upkeep before = site.upkeepOf(0);
        for (MemberActor each : people) {
            each.post("/v1/pay/cards/customer", Map.of());
        }
        psp.dawdle(LATENCY);
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Figures> each : both.invokeAll(List.<Callable<Figures>>of(
                    () -> party("bank", SlowParties::link, () -> {
                    }, site, load, people),
                    () -> party("payment service provider", SlowParties::register, () -> psp.dawdle(Duration.ZERO),
                            site, load, people)))) {
                figures.add(each.get());
            }
        }
        Upkeep after = site.upkeepOf(0);
        figures.bound("threads more than before", after.threads() - before.threads(), MORE_THREADS, "threads");
        figures.bound("memory more than before", after.megabytes() - before.megabytes(), MORE_MEGABYTES, "MB");
    }

    /** A new account each time; those that end so are at a bank that dawdles. */
    private static Reply link(Caller caller, MemberActor who, int turn, boolean slow) throws InterruptedException {
        return caller.post("/v1/pay/bank-accounts", "{\"bankCode\":\"088\",\"accountNumber\":\"110%05d%s\"}"
                .formatted(turn, slow ? "0006" : "9999"), Map.of("Authorization", who.bearer()));
    }

    private static Reply register(Caller caller, MemberActor who, int turn, boolean slow) throws InterruptedException {
        return caller.post("/v1/pay/cards", "{\"authKey\":\"bln_%d\"}".formatted(turn),
                Map.of("Authorization", who.bearer()));
    }

    /** @param isWell makes them answer at once again */
    private static Figures party(String name, Want want, Runnable isWell, Site site, Load load,
            List<MemberActor> people) throws InterruptedException {
        Figures figures = new Figures();
        Caller caller = new Caller(site.port());
        AtomicInteger turn = new AtomicInteger();
        long begun = System.nanoTime();
        Collection<Reply> answers = new ConcurrentLinkedQueue<>();
        List<Thread> threads = people.stream().map(who -> Thread.startVirtualThread(() -> {
            try {
                answers.add(insists(want, caller, who, turn));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })).toList();
        Readers readers = new Readers(site.port());
        readers.lookUntil(begun + LATENCY.toNanos());
        for (Thread thread : threads) {
            thread.join();
        }
        long open = System.nanoTime();
        Reply left = want.of(caller, people.getFirst(), turn.incrementAndGet(), true);
        readers.tell("while the " + name + " was slow", figures, LONGEST_READ_SECONDS);
        figures.bound("transfers and purchases turned away or failed while the " + name + " was slow",
                100.0 * load.notebook.failed(begun, open) / Math.max(1, load.notebook.begun(begun, open)), 2, "%");
        figures.note("asked the " + name + " for something meanwhile", answers.size() + ", longest "
                + answers.stream().mapToLong(Reply::nanos).max().orElse(0) / 1_000_000 + " ms");
        figures.note("answer when the " + name + " is left alone", left.status() + " " + left.code());
        figures.bound(name + " left alone, answer after", left.nanos() / 1e9, AT_ONCE_SECONDS, "s");
        figures.bound(name + " asked all the same", left.isDone() ? 1 : 0, 0, "requests");
        isWell.run();
        double closed = awaitAnswer(want, caller, people, turn);
        figures.bound(name + " asked again after it is well", closed, LEFT_ALONE.toSeconds() + 5.0, "s");
        return figures;
    }

    /** Who is turned away because so many come at once has not asked yet, and comes again. */
    private static Reply insists(Want want, Caller caller, MemberActor who, AtomicInteger turn)
            throws InterruptedException {
        Reply reply = want.of(caller, who, turn.incrementAndGet(), true);
        while (reply.isTurnedAway()) {
            TimeUnit.MILLISECONDS.sleep(COME_AGAIN_MILLIS);
            reply = want.of(caller, who, turn.incrementAndGet(), true);
        }
        return reply;
    }

    private static double awaitAnswer(Want want, Caller caller, List<MemberActor> people, AtomicInteger turn)
            throws InterruptedException {
        long well = System.nanoTime();
        long patience = well + 3 * LEFT_ALONE.toNanos();
        int in = 0;
        // Until it is trusted again: three in a row, so that the breaker is closed.
        while (in < 4 && System.nanoTime() < patience) {
            int next = turn.incrementAndGet();
            Reply reply = want.of(caller, people.get(next % people.size()), next, false);
            in = reply.isDone() ? in + 1 : 0;
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return (System.nanoTime() - well) / 1e9;
    }

    @Override
    public List<Twin> twins() {
        return List.of(Twin.of("the bank stays as slow as it was", Manner.GENTLE,
                "--madang.pay.sandbox-bank.latency=" + LATENCY.toSeconds() + "s"));
    }
}
