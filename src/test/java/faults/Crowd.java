package faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import bench.Wares.Ware;
import faults.Caller.Reply;
import faults.Errand.Kind;
import testing.MemberActor;

/**
 * People who come at a set rate, whether or not those before them were served (an open load), or one after the other (a closed one). Who is turned
 * away before anything was done goes; who has begun comes again when told to, under the same key. All of it stands in the load's notebook.
 */
final class Crowd {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long COME_AGAIN_MILLIS = 1_000;
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
        Person person = person(turn);
        Reply quote = answered(person.post("/v1/commerce/quotes", Client.quote(ware), Map.of()));
        if (!quote.isDone()) {
            return false;
        }
        Errand order = open(person, Kind.ORDER, turn, quote.body().at("/total").asLong(), Long.parseLong(ware.sku()));
        Reply placed = insists(person, order, "/v1/commerce/orders",
                Client.order(quote.body().at("/id").asString()), Map.of());
        return placed.isDone() && pays(person, turn, placed.body().at("/id").asString(),
                placed.body().at("/amount").asLong());
    }

    private boolean pays(Person person, int turn, String order, long amount) throws InterruptedException {
        String path = "/v1/pay/order-payments/" + order;
        long until = System.nanoTime() + PATIENCE.toNanos();
        Reply prepared = caller.get(path, person.headers(Map.of()));
        while (!prepared.isKnown() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(COME_AGAIN_MILLIS);
            prepared = caller.get(path, person.headers(Map.of()));
        }
        if (!prepared.isDone()) {
            return false;
        }
        String payment = prepared.body().at("/paymentId").asString();
        return insists(person, open(person, Kind.PAYMENT, turn, amount, Long.parseLong(order)), path + "/confirmation",
                Client.confirmation(amount), Map.of("X-Device-Signature",
                        person.actor.sign(Client.toSign(payment, order, amount))))
                .isDone();
    }

    /** Some won to somebody else. */
    boolean sends() throws InterruptedException {
        int turn = number.getAndIncrement();
        Person person = person(turn);
        long to = load.members().get((turn + 1 + turn / load.members().size() % (load.members().size() - 1))
                % load.members().size());
        Errand errand = open(person, Kind.TRANSFER, turn, 1 + turn % DEAREST_TRANSFER, to);
        Reply reply = ask(person, errand, "/v1/pay/transfers", Client.transfer(errand), Map.of());
        if (reply.isTurnedAway()) {
            errand.isRefused(TURNED_AWAY);
            return false;
        }
        return (reply.isKnown()
                ? reply
                : insists(person, errand, "/v1/pay/transfers", Client.transfer(errand),
                        Map.of()))
                .isDone();
    }

    private record Person(Caller caller, MemberActor actor, long member) {
        Reply post(String path, String body, Map<String, String> headers) throws InterruptedException {
            return caller.post(path, body, headers(headers));
        }

        Map<String, String> headers(Map<String, String> more) {
            Map<String, String> all = new HashMap<>(more);
            all.put("Authorization", actor.bearer());
            return all;
        }
    }

    private Person person(int turn) {
        int index = turn % load.members().size();
        return new Person(caller, load.actors().get(index), load.members().get(index));
    }

    private Errand open(Person person, Kind kind, int turn, long amount, long subject) {
        return load.notebook.open(new Errand(kind, load.name + "-crowd-" + turn, person.member, amount, subject));
    }

    private Reply insists(Person person, Errand errand, String path, String body, Map<String, String> headers)
            throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Reply reply = ask(person, errand, path, body, headers);
        while (!reply.isKnown() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(COME_AGAIN_MILLIS);
            reply = ask(person, errand, path, body, headers);
        }
        return reply;
    }

    private Reply ask(Person person, Errand errand, String path, String body, Map<String, String> headers)
            throws InterruptedException {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Idempotency-Key", errand.key);
        Reply reply = answered(person.post(path, body, all));
        load.notebook.tried(errand.kind, reply);
        errand.hears(reply);
        return reply;
    }

    private Reply answered(Reply reply) {
        answers.add(reply);
        return reply;
    }
}
