package faults;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

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
    private static final String TRANSFERS = "/v1/pay/transfers";

    private final Load load;
    private final Caller caller;
    private final Door door;
    private final AtomicInteger number = new AtomicInteger();

    Crowd(Load load, int port) {
        this.load = load;
        this.caller = new Caller(port);
        this.door = new Door(port);
    }

    /**
     * What one comes for.
     *
     * @param first all bytes of what they ask first
     * @param goesOn what who is not turned away does then, in a thread of their own
     * @param goesAway hears that they are turned away, and must not wait
     */
    record Wish(ByteBuffer first, GoesOn goesOn, Consumer<Reply> goesAway) {
        /** Whether they got what they wanted. */
        @FunctionalInterface
        interface GoesOn {
            boolean from(Reply first) throws InterruptedException;
        }
    }

    /** So many who do it one after the other. */
    Wave closed(int people, Duration duration, Function<Wave, Wish> wishes) throws InterruptedException {
        Wave wave = new Wave(System.nanoTime(), duration);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                while (System.nanoTime() < wave.end) {
                    Wish wish = wishes.apply(wave);
                    CompletableFuture<Reply> first = new CompletableFuture<>();
                    asks(wave, wish, first::complete);
                    goesOn(wave, wish, first.join());
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return wave;
    }

    /** So many a second, at random times; returns when the last has come. */
    Wave open(double perSecond, Duration duration, Function<Wave, Wish> wishes) throws InterruptedException {
        Wave wave = new Wave(System.nanoTime(), duration);
        double due = 0;
        while (due < duration.toNanos()) {
            long now = System.nanoTime() - wave.begin;
            TimeUnit.NANOSECONDS.sleep((long) due - now);
            Wish wish = wishes.apply(wave);
            asks(wave, wish, first -> {
                if (first.isTurnedAway()) {
                    wish.goesAway().accept(first);
                } else {
                    load.afterwards(Thread.startVirtualThread(() -> goesOn(wave, wish, first)));
                }
            });
            wave.came.increment();
            due += -Math.log(1 - ThreadLocalRandom.current().nextDouble()) / perSecond * 1e9;
        }
        return wave;
    }

    private void asks(Wave wave, Wish wish, Consumer<Reply> then) {
        door.ask(wish.first(), first -> {
            wave.answers.add(first);
            then.accept(first);
        });
    }

    private static void goesOn(Wave wave, Wish wish, Reply first) {
        if (first.isTurnedAway()) {
            wish.goesAway().accept(first);
            return;
        }
        if (first.isDone()) {
            wave.begun.increment();
        }
        try {
            if (wish.goesOn().from(first)) {
                wave.fulfilled.add(System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One piece of one of the wares: a quote, an order, its payment. */
    Wish buys(Wave wave) {
        int turn = number.getAndIncrement();
        Ware ware = load.wares.get(turn % load.wares.size());
        Buyer buyer = buyer(turn, wave);
        return new Wish(buyer.request("/v1/commerce/quotes", Client.quote(ware), Map.of()), quote -> {
            if (!quote.isDone()) {
                return false;
            }
            Errand order = buyer.wants(Kind.ORDER, quote.body().at("/total").asLong(), Long.parseLong(ware.sku()));
            Reply placed = buyer.insists(order, "/v1/commerce/orders",
                    Client.order(quote.body().at("/id").asString()), Map.of());
            return placed.isDone()
                    && buyer.pays(placed.body().at("/id").asString(), placed.body().at("/amount").asLong()).isDone();
        }, _ -> {
        });
    }

    /** Some won to somebody else. */
    Wish sends(Wave wave) {
        int turn = number.getAndIncrement();
        Buyer buyer = buyer(turn, wave);
        long to = load.members().get((turn + 1 + turn / load.members().size() % (load.members().size() - 1))
                % load.members().size());
        Errand errand = buyer.wants(Kind.TRANSFER, 1 + turn % DEAREST_TRANSFER, to);
        String body = Client.transfer(errand);
        return new Wish(buyer.request(TRANSFERS, body, Buyer.key(errand)), reply -> {
            buyer.hears(errand, reply);
            return (reply.isKnown() ? reply : buyer.insists(errand, TRANSFERS, body, Map.of())).isDone();
        }, reply -> {
            buyer.hears(errand, reply);
            errand.isRefused(TURNED_AWAY);
        });
    }

    private Buyer buyer(int turn, Wave wave) {
        return new Buyer(load, caller, turn % load.members().size(), "crowd-" + turn, COME_AGAIN, wave.answers::add);
    }

    /** Returns when everybody has heard the answer to what they asked first. */
    void end() throws InterruptedException {
        door.end();
    }
}
