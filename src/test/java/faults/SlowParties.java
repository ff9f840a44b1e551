package faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import faults.Caller.Reply;
import testing.MemberActor;

/** The bank, the payment service provider, a lender and the SMS gateway take six seconds for each answer, all for a while, and many want something of them. */
final class SlowParties implements Attack {
    private static final Duration LATENCY = Duration.ofSeconds(6);
    /** Under what counts as slow by so much, nobody is left alone. */
    private static final Duration JUST = Duration.ofMillis(400);
    private static final Duration TRUSTED_AGAIN = Duration.ofSeconds(5);
    private static final double AT_ONCE_SECONDS = 0.5;
    private static final double LONGEST_READ_SECONDS = 1;
    private static final double MORE_THREADS = 40;
    private static final double MORE_MEGABYTES = 256;
    private static final String ASKED = " asked all the same";
    private static final String ASKED_AGAIN = " asked again after it is well";
    private static final int PEOPLE = 40;
    private static final long COME_AGAIN_MILLIS = 100;
    /** Demo members who are not among the load's, which has the rich ones: each may have so many accounts looked at. */
    private static final int FIRST = 1;

    private final List<Outsider> outsiders = List.of(new Outsider.Bank(), new Outsider.Psp(), new SlowLender(),
            new Outsider.SmsGateway());
    /** By the twin: they are almost slow. */
    private boolean almost;

    @Override
    public String name() {
        return "bank, payment service provider, lender and SMS gateway take " + LATENCY.toSeconds() + " s";
    }

    @Override
    public Site.Layout layout() {
        return Site.Layout.PLAIN
                .with(outsiders.stream().map(Outsider::settings).flatMap(Collection::stream).toList());
    }

    @Override
    public Manner manner() {
        return Manner.GENTLE;
    }

    @Override
    public void strike(Site site, Load load, Figures figures) throws Exception {
        boolean isAlmost = almost;
        almost = false;
        List<MemberActor> people = new ArrayList<>();
        for (int index = FIRST; index < FIRST + PEOPLE; index++) {
            people.add(LogIn.of(site.port(), index));
        }
        Upkeep before = site.upkeepOf(0);
        for (MemberActor each : people) {
            each.post("/v1/pay/cards/customer", Map.of());
        }
        Readers readers = new Readers(site.port());
        try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            List<Future<Figures>> asked = outsiders.stream().map(outsider -> all.submit(() -> slow(outsider,
                    isAlmost ? outsider.slow().minus(JUST) : LATENCY, site, load, people))).toList();
            readers.lookUntil(begun + LATENCY.toNanos());
            readers.tell("while they were slow", figures, LONGEST_READ_SECONDS);
            for (Future<Figures> each : asked) {
                figures.add(each.get());
            }
        }
        Upkeep after = site.upkeepOf(0);
        figures.bound("threads more than before", after.threads() - before.threads(), MORE_THREADS, "threads");
        figures.bound("memory more than before", after.megabytes() - before.megabytes(), MORE_MEGABYTES, "MB");
    }

    private static Figures slow(Outsider outsider, Duration latency, Site site, Load load, List<MemberActor> people)
            throws InterruptedException {
        String name = outsider.name();
        Figures figures = new Figures();
        Caller caller = new Caller(site.port());
        AtomicInteger turn = new AtomicInteger();
        outsider.dawdle(latency);
        long begun = System.nanoTime();
        Collection<Reply> answers = new ConcurrentLinkedQueue<>();
        List<Thread> threads = people.stream().map(who -> Thread.startVirtualThread(() -> {
            try {
                answers.add(insists(outsider, caller, who, turn));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        })).toList();
        for (Thread thread : threads) {
            thread.join();
        }
        // Who waits for a lender hears of its silence before the call to it is over, which is what counts.
        TimeUnit.NANOSECONDS.sleep(begun + LATENCY.toNanos() - System.nanoTime());
        long open = System.nanoTime();
        Reply left = outsider.want(caller, people.getFirst(), turn.incrementAndGet(), true);
        figures.bound("transfers and purchases turned away or failed while the " + name + " was slow",
                100.0 * load.notebook.failed(begun, open) / Math.max(1, load.notebook.begun(begun, open)), 2, "%");
        figures.note("asked the " + name + " for something meanwhile", answers.size() + ", longest "
                + answers.stream().mapToLong(Reply::nanos).max().orElse(0) / 1_000_000 + " ms");
        figures.note("answer when the " + name + " is left alone", left.status() + " " + left.code());
        figures.bound(name + " left alone, answer after", left.nanos() / 1e9, AT_ONCE_SECONDS, "s");
        figures.bound(name + ASKED, outsider.isHad(left) ? 1 : 0, 0, "requests");
        outsider.dawdle(Duration.ZERO);
        double closed = awaitAnswer(outsider, caller, people, turn);
        figures.bound(name + ASKED_AGAIN, closed,
                outsider.leftFor().plus(TRUSTED_AGAIN).toMillis() / 1e3, "s");
        outsider.tell(figures);
        return figures;
    }

    /** Who is turned away because so many come at once has not asked yet, and comes again. */
    private static Reply insists(Outsider outsider, Caller caller, MemberActor who, AtomicInteger turn)
            throws InterruptedException {
        Reply reply = outsider.want(caller, who, turn.incrementAndGet(), true);
        while (reply.isTurnedAway()) {
            TimeUnit.MILLISECONDS.sleep(COME_AGAIN_MILLIS);
            reply = outsider.want(caller, who, turn.incrementAndGet(), true);
        }
        return reply;
    }

    private static double awaitAnswer(Outsider outsider, Caller caller, List<MemberActor> people, AtomicInteger turn)
            throws InterruptedException {
        long well = System.nanoTime();
        long patience = well + 3 * outsider.leftFor().toNanos();
        int in = 0;
        // Until it is trusted again: three in a row, so that the breaker is closed.
        while (in < 4 && System.nanoTime() < patience) {
            int next = turn.incrementAndGet();
            in = outsider.isHad(outsider.want(caller, people.get(next % people.size()), next, false)) ? in + 1 : 0;
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return (System.nanoTime() - well) / 1e9;
    }

    @Override
    public List<Twin> twins() {
        return List.of(
                new Twin("all but the bank take almost what counts as slow, and are never left alone",
                        _ -> almost = true, Manner.GENTLE, List.of(),
                        List.of("payment service provider" + ASKED, "lender" + ASKED, "SMS gateway" + ASKED)),
                new Twin("the bank stays as slow as it was", _ -> {
                }, Manner.GENTLE, List.of("--madang.pay.sandbox-bank.latency=" + LATENCY.toSeconds() + "s"),
                        List.of("bank" + ASKED_AGAIN)));
    }
}
