package faults;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import bench.Wares.Ware;
import faults.Caller.Reply;
import faults.Errand.Kind;
import org.jspecify.annotations.Nullable;
import testing.MemberActor;

/** A member's app: sends money, buys, checks in, one after the other, and repeats each under its key until it knows what became of it. */
final class Client implements Runnable {
    private static final String DELIVERY = """
            {"recipient":"김마당","phone":"01012345678","postalCode":"06236","address":"서울특별시 강남구 테헤란로 152","addressDetail":"10층"}""";
    private static final int DEAREST_TRANSFER = 900;

    private final Load load;
    private final Caller caller;
    private final MemberActor actor;
    private final long member;
    private final List<Long> others;
    private final Random random;
    private int number;

    /**
     * One.
     *
     * @param others to whom money is sent
     */
    Client(Load load, Caller caller, MemberActor actor, long member, List<Long> others, long seed) {
        this.load = load;
        this.caller = caller;
        this.actor = actor;
        this.member = member;
        this.others = others;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        try {
            load.errand(this::checkIn);
            while (load.isOn()) {
                load.errand(random.nextInt(100) < load.manner.purchases() ? this::buy : this::transfer);
                load.rest(load.manner.pauseMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void checkIn() throws InterruptedException {
        insist(open(Kind.CHECK_IN, 0, 0), "/v1/benefit/attendance", "", Map.of());
    }

    private void transfer() throws InterruptedException {
        long to = others.get(random.nextInt(others.size()));
        Errand errand = open(Kind.TRANSFER, 1 + random.nextInt(DEAREST_TRANSFER), to);
        insist(errand, "/v1/pay/transfers", transfer(errand), Map.of());
    }

    static String transfer(Errand errand) {
        return "{\"to\":\"%d\",\"amount\":%d,\"memo\":\"%s\"}".formatted(errand.subject, errand.amount, errand.key);
    }

    static String quote(Ware ware) {
        return "{\"lines\":[{\"skuId\":\"%s\",\"quantity\":1}],\"postalCode\":\"06236\"}".formatted(ware.sku());
    }

    static String order(String quote) {
        return "{\"quoteId\":\"%s\",\"delivery\":%s}".formatted(quote, DELIVERY);
    }

    /**
     * How all of a payment is paid.
     *
     * @param json as it is asked for
     * @param signed as the device signs it
     */
    record Part(String json, String signed) {}

    static Part byMoney(long amount) {
        return new Part("{\"kind\":\"MONEY\",\"amount\":%d}".formatted(amount), "MONEY=" + amount);
    }

    static Part byPromotion(String promotion, long amount) {
        return new Part(
                "{\"kind\":\"COUPON\",\"amount\":%d,\"promotionId\":\"%s\"}".formatted(amount, promotion),
                "COUPON:" + promotion + "=" + amount);
    }

    static String confirmation(long amount, Part by) {
        return "{\"amount\":%d,\"tenders\":[%s]}".formatted(amount, by.json());
    }

    /** What the device signs of a payment. */
    static String toSign(String payment, String order, long amount, Part by) {
        return String.join("\n", "madang.pay.confirm.v1", payment, order, Long.toString(amount), by.signed());
    }

    private void buy() throws InterruptedException {
        Ware ware = load.wares.get(random.nextInt(load.wares.size()));
        Reply quote = once("/v1/commerce/quotes", quote(ware), Map.of());
        if (!quote.isDone() || !quote.isKnown()) {
            return;
        }
        Errand order = open(Kind.ORDER, quote.body().at("/total").asLong(), Long.parseLong(ware.sku()));
        Reply placed = insist(order, "/v1/commerce/orders", order(quote.body().at("/id").asString()), Map.of());
        if (placed != null && placed.isDone()) {
            pay(placed.body().at("/id").asString(), placed.body().at("/amount").asLong());
        }
    }

    private void pay(String order, long amount) throws InterruptedException {
        String path = "/v1/pay/order-payments/" + order;
        Reply prepared = looks(path);
        while (!prepared.isKnown() && load.hasPatience()) {
            pause();
            prepared = looks(path);
            refreshAfter(prepared, actor);
        }
        if (prepared.isDone() && prepared.isKnown()) {
            String payment = prepared.body().at("/paymentId").asString();
            Part by = byMoney(amount);
            insist(open(Kind.PAYMENT, amount, Long.parseLong(order)), path + "/confirmation", confirmation(amount, by),
                    Map.of("X-Device-Signature", actor.sign(toSign(payment, order, amount, by))));
        }
    }

    /** Waits until the payment is prepared; how long that takes is what a purchase takes. */
    private Reply looks(String path) throws InterruptedException {
        Reply reply = caller.get(path, Map.of("Authorization", actor.bearer()));
        load.notebook.looked(Kind.PAYMENT, reply);
        return reply;
    }

    private Errand open(Kind kind, long amount, long subject) {
        return load.notebook
                .open(new Errand(kind, load.name + "-" + member % 1_000_000 + "-" + number++, member, amount,
                        subject));
    }

    /** Asks under the errand's key until the answer says what became of it; null when patience ended before. */
    private @Nullable Reply insist(Errand errand, String path, String body, Map<String, String> headers)
            throws InterruptedException {
        int begun = 0;
        do {
            Reply reply = ask(errand, begun++, path, body, headers);
            if (reply.isKnown()) {
                if (reply.isDone() && random.nextInt(100) < load.manner.forgetful()) {
                    ask(errand, begun, path, body, headers);
                }
                return reply;
            }
            refreshAfter(reply, actor);
            pause();
        } while (load.hasPatience());
        return null;
    }

    private Reply ask(Errand errand, int begun, String path, String body, Map<String, String> headers)
            throws InterruptedException {
        if (random.nextInt(100) >= load.manner.impatient()) {
            return once(errand, begun, path, body, headers);
        }
        AtomicReference<Reply> other = new AtomicReference<>();
        Thread second = Thread.startVirtualThread(() -> {
            try {
                other.set(once(errand, begun, path, body, headers));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Reply first = once(errand, begun, path, body, headers);
        second.join();
        Reply late = other.get();
        return first.isKnown() || late == null ? first : late;
    }

    private Reply once(Errand errand, int begun, String path, String body, Map<String, String> headers)
            throws InterruptedException {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("Idempotency-Key", begun == 0 || load.manner.keepsKey() ? errand.key : errand.key + "-" + begun);
        Reply reply = once(path, body, all);
        load.notebook.tried(errand.kind, reply);
        errand.hears(reply);
        return reply;
    }

    private Reply once(String path, String body, Map<String, String> headers) throws InterruptedException {
        Map<String, String> all = new java.util.HashMap<>(headers);
        all.put("Authorization", actor.bearer());
        return caller.post(path, body, all);
    }

    /** Whoever was told that a token is over logs in again. */
    static void refreshAfter(Reply reply, MemberActor actor) {
        if (reply.status() == 401) {
            try {
                actor.logsIn();
            } catch (RuntimeException | AssertionError down) {
                // It is told so once more, and tries again.
            }
        }
    }

    private void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(150));
    }
}
