package pay.simulation;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import pay.merchant.TestMerchant;
import platform.security.IdentityTier;
import testing.Api;

/** Payments in shops by the codes that members show, each good once. */
final class TillMoves {
    static final List<Consumer<Turn>> ALL = List.of(TillMoves::pay, TillMoves::pay, TillMoves::pay,
            TillMoves::showAgain,
            TillMoves::enrol);
    /** From here on a transfer of the lower tier is signed. */
    private static final long TO_BE_SIGNED = 300_000;

    private TillMoves() {}

    private static void enrol(Turn turn) {
        enrol(turn, turn.person());
    }

    private static void enrol(Turn turn, Cast.Person person) {
        long signedAt = turn.world.now().toEpochMilli() + turn.random.nextInt(60_000);
        turn.world.member(person.member(), "PUT", "/v1/pay/offline/device",
                Map.of("pointsFirst", turn.chance(2), "signedAt", signedAt), "X-Device-Signature",
                person.member().sign("madang.pay.offline-device.v1\n" + person.member().deviceId() + "\n" + signedAt));
    }

    private static void pay(Turn turn) {
        Cast.Person person = turn.person();
        Api.Answer shown = turn.world.member(person.member(), "GET", "/v1/pay/offline/code", null);
        if (!Request.isDone(shown)) {
            enrol(turn, person);
            shown = turn.world.member(person.member(), "GET", "/v1/pay/offline/code", null);
        }
        if (Request.isDone(shown)) {
            long amount = turn.chance(10) ? TO_BE_SIGNED : turn.amount();
            Sale sale = new Sale(turn.one(turn.cast.merchants()), "till-" + turn.world.id(), person, amount);
            String code = shown.text("code");
            scan(turn, code, sale);
            if (turn.chance(3)) {
                // Under another key, as a till does that got no answer.
                scan(turn, code, sale);
            }
            if (turn.chance(4)) {
                another(turn, code, person);
            }
        }
    }

    /** A code that was seen before, for something else. */
    private static void showAgain(Turn turn) {
        turn.any(ByCode.class).ifPresent(shown -> another(turn, shown.code(), shown.sale().person()));
    }

    private static void another(Turn turn, String code, Cast.Person person) {
        scan(turn, code, new Sale(turn.one(turn.cast.merchants()), "till-" + turn.world.id(), person, turn.amount()));
    }

    private static void scan(Turn turn, String code, Sale sale) {
        String key = Cast.key();
        turn.askOnRecord(() -> turn.world.merchant(sale.merchant(), "POST", "/v1/pay/payments/offline",
                Map.of("code", code, "orderId", sale.order(), "orderName", "아메리카노", "amount", sale.amount()),
                "Idempotency-Key", key), answer -> turn.remember(new ByCode(code, sale, answer.text("paymentKey"))));
    }

    private record Sale(TestMerchant merchant, String order, Cast.Person person, long amount) {}

    /** A payment that was taken by a code. */
    private record ByCode(String code, Sale sale, String payment) implements Deal {
        @Override
        public void count(World world, Moved moved) {
            if (sale.amount() >= TO_BE_SIGNED && sale.person().member().caller().tier() == IdentityTier.PHONE) {
                throw new AssertionError(sale.amount() + " were paid without a signature: " + payment);
            }
            String of = moved.codes().putIfAbsent(code, payment);
            if (of != null && !of.equals(payment)) {
                throw new AssertionError("Code " + code + " has paid " + of + " and " + payment);
            }
            if (of == null) {
                new AtShop(sale.merchant(), sale.order(), payment, sale.amount()).count(world, moved);
            }
        }
    }
}
