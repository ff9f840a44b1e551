package faults;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import bench.Wares;
import bench.Wares.Ware;
import platform.demo.DemoIds;
import testing.MemberActor;

/** Clients at work on a site, from the start to when each knows what became of its last errand. */
final class Load implements AutoCloseable {
    /** From the end of the load, which comes after healing, until a client gives up. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long DEAREST = 15_000;
    /** Fewer than an instance lets in. */
    private static final int LOG_INS_AT_ONCE = 3;

    final String name;
    final Manner manner;
    final Notebook notebook = new Notebook();
    final List<Ware> wares;
    private final List<Long> members;
    private final List<MemberActor> actors;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);
    private volatile boolean on = true;
    private volatile long givesUpAt = Long.MAX_VALUE;

    private Load(String name, Manner manner, List<Ware> wares, List<Long> members, List<MemberActor> actors) {
        this.name = name;
        this.manner = manner;
        this.wares = wares;
        this.members = members;
        this.actors = actors;
    }

    /**
     * Logs members in; they begin with {@link #begin}.
     *
     * @param port where the site is served
     * @param members who have money, demo members all
     */
    static Load on(int port, String name, Manner manner, List<Long> members) {
        List<Long> some = members.subList(0, Math.min(manner.clients(), members.size()));
        List<Ware> wares = Wares.of(port, manner.wares(), DEAREST, 10);
        List<MemberActor> actors = logIn(port, some);
        Load load = new Load(name, manner, wares.subList(0, Math.min(manner.wares(), wares.size())), some, actors);
        Caller caller = new Caller(port);
        for (int i = 0; i < actors.size(); i++) {
            long member = some.get(i);
            List<Long> others = some.stream().filter(each -> each != member).toList();
            load.threads.add(Thread.ofVirtual()
                    .unstarted(new Client(load, caller, actors.get(i), member, others, member + name.hashCode())));
        }
        return load;
    }

    private static List<MemberActor> logIn(int port, List<Long> members) {
        try (ExecutorService few = Executors.newFixedThreadPool(LOG_INS_AT_ONCE)) {
            return members.stream()
                    .map(member -> few.submit(
                            () -> LogIn.of(port, member - DemoIds.member(1).value() + 1)))
                    .toList().stream().map(each -> {
                        try {
                            return each.get();
                        } catch (InterruptedException | ExecutionException e) {
                            throw new IllegalStateException(e);
                        }
                    }).toList();
        }
    }

    /** Somebody else, whose end is waited for too. */
    void afterwards(Thread other) {
        threads.add(other);
    }

    void begin() {
        threads.forEach(Thread::start);
    }

    /** Their apps, in the order of the members. */
    List<MemberActor> actors() {
        return actors;
    }

    /** Something that is done while no client has an errand under way. */
    interface Pause {
        void run() throws Exception;
    }

    /** Does something while nobody does anything. */
    void standsStill(Pause pause) throws Exception {
        turns.writeLock().lock();
        try {
            pause.run();
        } finally {
            turns.writeLock().unlock();
        }
    }

    /** An errand of a client, from its first request to its last. */
    void errand(Errands errand) throws InterruptedException {
        turns.readLock().lock();
        try {
            errand.run();
        } finally {
            turns.readLock().unlock();
        }
    }

    /** What a client does. */
    interface Errands {
        void run() throws InterruptedException;
    }

    /** Until the next errand of a client, or until nothing new is begun. */
    void rest(long millis) throws InterruptedException {
        over.await(millis, TimeUnit.MILLISECONDS);
    }

    List<Long> members() {
        return members;
    }

    boolean isOn() {
        return on;
    }

    boolean hasPatience() {
        return System.nanoTime() < givesUpAt;
    }

    /** Lets it run on. */
    void goesOn(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }

    /** Lets it run on until so many errands more are acknowledged, or its patience is over. */
    void acknowledges(int errands) throws InterruptedException {
        long enough = notebook.acknowledged() + errands;
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (notebook.acknowledged() < enough && System.nanoTime() < until) {
            goesOn(Duration.ofMillis(20));
        }
    }

    /** Begins nothing new, and returns when all that was begun is known, or given up. */
    void end() throws InterruptedException {
        givesUpAt = System.nanoTime() + PATIENCE.toNanos();
        on = false;
        over.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        on = false;
        threads.forEach(Thread::interrupt);
    }
}
