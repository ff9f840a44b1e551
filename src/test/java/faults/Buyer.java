package faults;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import faults.Caller.Reply;
import faults.Errand.Kind;
import testing.MemberActor;

/**
 * One of the load's members who comes beside what the load does: alone, in a crowd, or for the last of something. What they want stands in the load's
 * notebook, and is asked for under its key until it is known.
 */
final class Buyer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final MemberActor actor;
    final long member;
    private final Load load;
    private final Caller caller;
    private final String name;
    private final Duration pause;
    private final Consumer<Reply> answers;
    private final AtomicInteger number = new AtomicInteger();

    /**
     * One.
     *
     * @param index among the load's members
     * @param name of nobody else at any time: what is wanted has its keys from it
     * @param pause until they come again
     * @param answers hears each answer but those about a payment that is not prepared
     */
    Buyer(Load load, Caller caller, int index, String name, Duration pause, Consumer<Reply> answers) {
        this.load = load;
        this.caller = caller;
        this.actor = load.actors().get(index);
        this.member = load.members().get(index);
        this.name = name;
        this.pause = pause;
        this.answers = answers;
    }

    /** All bytes of a request of theirs. */
    ByteBuffer request(String path, String body, Map<String, String> headers) {
        return ByteBuffer.wrap(Wire.request("POST", path, headers(headers), body));
    }

    /** Sends something that may be lost. */
    Reply posts(String path, String body) throws InterruptedException {
        return answered(caller.post(path, body, headers(Map.of())));
    }

    /** The same, again and again while a crowd turns them away. */
    Reply postsUntilLetIn(String path, String body) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Reply reply = posts(path, body);
        while (reply.isTurnedAway() && System.nanoTime() < until) {
            rests();
            reply = posts(path, body);
        }
        return reply;
    }

    Reply reads(String path) throws InterruptedException {
        return caller.get(path, headers(Map.of()));
    }

    Errand wants(Kind kind, long amount, long subject) {
        return load.notebook
                .open(new Errand(kind, load.name + "-" + name + "-" + number.getAndIncrement(), member, amount,
                        subject));
    }

    /** Asks until the answer says what became of it, or patience ends. */
    Reply insists(Errand errand, String path, String body, Map<String, String> headers) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Reply reply = asks(errand, path, body, headers);
        while (!reply.isKnown() && System.nanoTime() < until) {
            rests();
            reply = asks(errand, path, body, headers);
        }
        return reply;
    }

    /** Asks once. */
    Reply asks(Errand errand, String path, String body, Map<String, String> headers) throws InterruptedException {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(key(errand));
        Reply reply = answered(caller.post(path, body, headers(all)));
        hears(errand, reply);
        return reply;
    }

    static Map<String, String> key(Errand errand) {
        return Map.of("Idempotency-Key", errand.key);
    }

    void hears(Errand errand, Reply reply) {
        load.notebook.tried(errand.kind, reply);
        errand.hears(reply);
    }

    /** The payment of an order of theirs, once it is prepared. */
    Reply prepared(String order) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Reply reply = reads(path(order));
        while (!reply.isKnown() && System.nanoTime() < until) {
            rests();
            reply = reads(path(order));
        }
        return reply;
    }

    /** Pays an order with money. */
    Reply pays(String order, long amount) throws InterruptedException {
        Reply prepared = prepared(order);
        return prepared.isDone()
                ? confirms(prepared.body().at("/paymentId").asString(), order, amount, Client.byMoney(amount))
                : prepared;
    }

    /** Confirms a payment that is prepared. */
    Reply confirms(String payment, String order, long amount, Client.Part by) throws InterruptedException {
        return insists(wants(Kind.PAYMENT, amount, Long.parseLong(order)), path(order) + "/confirmation",
                Client.confirmation(amount, by),
                Map.of("X-Device-Signature", actor.sign(Client.toSign(payment, order, amount, by))));
    }

    private static String path(String order) {
        return "/v1/pay/order-payments/" + order;
    }

    private void rests() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    }

    private Map<String, String> headers(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("Authorization", actor.bearer());
        return all;
    }

    private Reply answered(Reply reply) {
        answers.accept(reply);
        return reply;
    }
}
