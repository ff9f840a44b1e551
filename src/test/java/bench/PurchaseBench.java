package bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

import bench.Wares.Ware;
import commerce.Checkout;
import org.junit.jupiter.api.Test;
import testing.Api.Answer;
import testing.MemberActor;

/** A purchase from the order until the first screen shows it paid. Run by {@code bench/purchase.sh}. */
class PurchaseBench {
    private static final int PEOPLE = 200;
    private static final int PER_SECOND = Integer.getInteger("bench.rate", 20);
    private static final int CHEAP = 15_000;
    /** For what one of them buys in the whole measurement. */
    private static final int ENOUGH = 250_000;

    @Test
    void measure() throws Exception {
        List<Ware> wares = Wares.of(RunningApp.PORT, 100, CHEAP, 50);
        List<MemberActor> people = DemoPeople.withMoney(RunningApp.PORT, 2 * PEOPLE, ENOUGH).stream().limit(PEOPLE)
                .toList();
        var purchase = (IntConsumer) i -> buy(people.get(i % people.size()), wares.get(i % wares.size()));
        new OpenLoad(PER_SECOND, Duration.ofMinutes(1)).run(purchase);
        RunningApp.write(RunningApp.header("A purchase, end to end", "bench/purchase.sh") + PER_SECOND
                + " purchases a second by " + people.size() + " demo members among " + wares.size()
                + " products, at random times whether or not earlier ones are done, for a minute after another to "
                + "warm up. Each: ask for a quote, order from it, ask for its payment until it is there, confirm it with the device's "
                + "signature, ask for the first screen until that shows the order paid (asked every 5 ms; one event takes "
                + "it to pay, one back to commerce, one to home).\n\n" + OpenLoad.Latencies.head()
                + new OpenLoad(PER_SECOND, Duration.ofMinutes(1)).run(purchase)
                        .row("order placed → home shows it paid"));
    }

    private static void buy(MemberActor buyer, Ware ware) {
        Answer placed = Checkout.order(buyer::post, ware.sku(), 1);
        String order = expect(placed, 201).text("id");
        String payment = until(buyer, "/v1/pay/order-payments/" + order, answer -> answer.status() == 200)
                .text("paymentId");
        String tender = "MONEY=" + ware.price();
        expect(buyer.post("/v1/pay/order-payments/" + order + "/confirmation",
                Map.of("amount", ware.price(), "tenders",
                        List.of(Map.of("kind", "MONEY", "amount", ware.price()))),
                "Idempotency-Key", UUID.randomUUID().toString(), "X-Device-Signature", buyer.sign(String.join("\n",
                        "madang.pay.confirm.v1", payment, order, Long.toString(ware.price()), tender))),
                200);
        until(buyer, "/v1/home", answer -> answer.body().at("/orders/items").valueStream().anyMatch(
                each -> each.path("id").asString().equals(order) && each.path("state").asString().equals("PAID")));
    }

    private static Answer until(MemberActor member, String path, Predicate<Answer> there) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < end) {
            Answer answer = member.get(path);
            if (there.test(answer)) {
                return answer;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException(path + " did not come to it within 10 s");
    }

    private static Answer expect(Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer;
    }
}
