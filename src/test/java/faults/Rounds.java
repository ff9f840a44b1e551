package faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import bench.Wares.Ware;

/** Something that is there once for many, again and again: all members of the load in some groups, each of which has its own rounds, beside the others. */
final class Rounds {
    private static final Duration COME_AGAIN = Duration.ofMillis(100);

    private final Load load;
    private final Caller caller;
    private final AtomicInteger begun = new AtomicInteger();

    Rounds(Load load, int port) {
        this.load = load;
        this.caller = new Caller(port);
    }

    /** What a group does, which wants the same ware. */
    interface Game {
        void round(List<Buyer> group, Ware ware, int number) throws InterruptedException;
    }

    /** So many rounds in all; returns when the last is over. */
    void play(int rounds, int groups, Game game) throws InterruptedException {
        inTurns(groups, group -> {
            List<Buyer> members = members(group, groups);
            Ware ware = load.wares.get(group % load.wares.size());
            for (int number = begun.incrementAndGet(); number <= rounds; number = begun.incrementAndGet()) {
                game.round(members, ware, number);
            }
        });
    }

    private List<Buyer> members(int group, int groups) {
        List<Buyer> members = new ArrayList<>();
        for (int i = group; i < load.members().size(); i += groups) {
            members.add(new Buyer(load, caller, i, "round-" + i, COME_AGAIN, _ -> {
            }));
        }
        return members;
    }

    private interface Part {
        void of(int group) throws InterruptedException;
    }

    private static void inTurns(int groups, Part part) throws InterruptedException {
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            int group = i;
            all.add(() -> {
                part.of(group);
                return true;
            });
        }
        together(all);
    }

    /** What one does, and what comes of it. */
    interface Deed<T> {
        T of(Buyer buyer) throws InterruptedException;
    }

    /** All do it, and begin at the same moment. */
    static <T> List<T> atOnce(Collection<Buyer> buyers, Deed<T> deed) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(buyers.size());
        return together(buyers.stream().<Callable<T>>map(buyer -> () -> {
            ready.countDown();
            ready.await();
            return deed.of(buyer);
        }).toList());
    }

    private static <T> List<T> together(Collection<Callable<T>> all) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(all)) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
