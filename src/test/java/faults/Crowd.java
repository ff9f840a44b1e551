package faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import bench.Wares.Ware;
import faults.Caller.Reply;
import faults.Errand.Kind;

/**
 * People who come at a set rate, whether or not those before them were served (an open load), or one after the other (a closed one). Who is turned
 * away before anything was done goes; who has begun comes again when told to, under the same key. All of it stands in the load's notebook.
 */
final class Crowd {
    private static final Duration COME_AGAIN = Duration.ofSeconds(1);
    private static final int DEAREST_TRANSFER = 900;
    private static final String TURNED_AWAY = "OVERLOADED";

    private final Load load;
    private final Caller caller;
    private final AtomicInteger number = new AtomicInteger();
    private volatile Collection<Reply> answers = new ConcurrentLinkedQueue<>();

    Crowd(Load load, int port) {
        this.load = load;
        this.caller = new Caller(port);
    }

    /** What one comes for; whether they got it. */
    @FunctionalInterface
    interface Wish {
        boolean isFulfilled() throws InterruptedException;
    }

    /** So many who do it one after the other. */
    Wave closed(int people, Duration duration, Wish wish) throws InterruptedException {
        Wave wave = new Wave(System.nanoTime(), duration);
        answers = wave.answers;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                while (System.nanoTime() < wave.end) {
                    come(wave, wish);
                }
            }));
        }
        join(threads);
        return wave;
    }

    /** So many a second, at random times; returns when the last is gone. */
    Wave open(double perSecond, Duration duration, Wish wish) throws InterruptedException {
        Wave wave = new Wave(System.nanoTime(), duration);
        answers = wave.answers;
        List<Thread> threads = new ArrayList<>();
        double due = 0;
        while (due < duration.toNanos()) {
            long now = System.nanoTime() - wave.begin;
            TimeUnit.NANOSECONDS.sleep((long) due - now);
            threads.add(Thread.startVirtualThread(() -> come(wave, wish)));
            due += -Math.log(1 - ThreadLocalRandom.current().nextDouble()) / perSecond * 1e9;
        }
        wave.came = threads.size();
        load.afterwards(threads);
        return wave;
    }

    private void come(Wave wave, Wish wish) {
        try {
            if (wish.isFulfilled()) {
                wave.fulfilled.add(System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** One piece of one of the wares: a quote, an order, its payment. */
    boolean buys() throws InterruptedException {
        int turn = number.getAndIncrement();
        Ware ware = load.wares.get(turn % load.wares.size());
        Buyer buyer = buyer(turn);
        Reply quote = buyer.posts("/v1/commerce/quotes", Client.quote(ware));
        if (!quote.isDone()) {
            return false;
        }
        Errand order = buyer.wants(Kind.ORDER, quote.body().at("/total").asLong(), Long.parseLong(ware.sku()));
        Reply placed = buyer.insists(order, "/v1/commerce/orders", Client.order(quote.body().at("/id").asString()),
                Map.of());
        return placed.isDone()
                && buyer.pays(placed.body().at("/id").asString(), placed.body().at("/amount").asLong()).isDone();
    }

    /** Some won to somebody else. */
    boolean sends() throws InterruptedException {
        int turn = number.getAndIncrement();
        Buyer buyer = buyer(turn);
        long to = load.members().get((turn + 1 + turn / load.members().size() % (load.members().size() - 1))
                % load.members().size());
        Errand errand = buyer.wants(Kind.TRANSFER, 1 + turn % DEAREST_TRANSFER, to);
        Reply reply = buyer.asks(errand, "/v1/pay/transfers", Client.transfer(errand), Map.of());
        if (reply.isTurnedAway()) {
            errand.isRefused(TURNED_AWAY);
            return false;
        }
        return (reply.isKnown()
                ? reply
                : buyer.insists(errand, "/v1/pay/transfers", Client.transfer(errand), Map.of())).isDone();
    }

    private Buyer buyer(int turn) {
        return new Buyer(load, caller, turn % load.members().size(), "crowd-" + turn, COME_AGAIN, answers::add);
    }
}
