package bench;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import platform.demo.DemoCredentials;
import testing.DemoPhone;
import testing.MemberActor;
import testing.RunningJar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Payments of a merchant's a second over HTTP. Run by {@code bench/payments.sh}. */
class PaymentsBench {
    private static final int PEOPLE = Integer.getInteger("bench.people", 1_000);
    private static final int CONNECTIONS = Integer.getInteger("bench.connections", 100);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 60));
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 60));
    /** Of each: more than they can spend, one a payment. */
    private static final int POINTS = 5_000;
    /** Of what goes at all. */
    private static final double SHARE = 0.7;

    @TempDir
    Path folder;

    private final StringBuilder report = new StringBuilder();

    @Test
    void measure() throws Exception {
        report.append(RunningApp.header("Payments of merchants", "bench/payments.sh"));
        report.append(String.format(Locale.ROOT,
                """
                        Ten won of one merchant's, nine in money and one in points, by each of %,d demo members in turn: the merchant's server \
                        asks for the payment, the member's app approves it by its device's signature, the server confirms it. Three requests \
                        over any of %d kept connections of one client thread, which signs too; idempotency, events and the settlement's \
                        lines are on. %d s to warm up, then %d s as fast as answers come, then %d s at %.0f %% of that, evenly, each payment timed \
                        from when it should have begun to its confirmation. Waiting: deliveries of events that are not done, at the end of it.%n%n""",
                PEOPLE, CONNECTIONS, WARM_UP.toSeconds(), RUN.toSeconds(), RUN.toSeconds(), SHARE * 100));
        LoadTable table = new LoadTable(report);
        try (AppProcess app = AppProcess.start(folder, RunningJar.freePort(), RunningJar.freePort());
                HttpLoad load = new HttpLoad(app.port, CONNECTIONS)) {
            Work work = new Work(LongStream.rangeClosed(1, PEOPLE).parallel()
                    .mapToObj(index -> DemoPhone.of(app.port, index).logsIn()).toList());
            try (Connection database = app.database()) {
                PointsByEvent.grant(database, PEOPLE, POINTS);
            }
            load.full(WARM_UP, work);
            double most = table.row(app, "as many as go", () -> load.full(RUN, work));
            table.row(app, String.format(Locale.ROOT, "%,.0f a second", SHARE * most),
                    () -> load.open(SHARE * most, RUN, work));
        }
        RunningApp.write(report.toString());
    }

    /** Asked for, approved, confirmed; each member in turn. */
    private static final class Work implements HttpLoad.Work {
        /** Passing: too many at once, or the same key under way after a repetition. */
        private static final Set<Integer> AGAIN = Set.of(409, 429, 503);
        private static final Pattern KEY = Pattern.compile("\"paymentKey\":\"([^\"]+)\"");
        private static final String MERCHANT = "Basic " + Base64.getEncoder()
                .encodeToString((DemoCredentials.MERCHANT_LIVE_KEY + ":").getBytes(ISO_8859_1));

        private final List<MemberActor> people;
        private final IdentityHashMap<ByteBuffer, Purchase> under = new IdentityHashMap<>();
        private int next;

        Work(List<MemberActor> people) {
            this.people = people;
        }

        private enum Step {
            ASKED, APPROVED, CONFIRMED
        }

        private record Purchase(int number, MemberActor buyer, Step step, String key) {
            String order() {
                return "bench-order-" + number;
            }
        }

        @Override
        public ByteBuffer next() {
            Purchase purchase = new Purchase(next, people.get(next % people.size()), Step.ASKED, "");
            next++;
            return request(purchase, "/v1/pay/payments", MERCHANT, "",
                    "{\"orderId\":\"" + purchase.order() + "\",\"orderName\":\"bench\",\"amount\":10}");
        }

        @Override
        public boolean answered(ByteBuffer request, int status, int bodyBytes) {
            if (status / 100 != 2 && !AGAIN.contains(status)) {
                throw new IllegalStateException(under.get(request) + " answered with " + status);
            }
            return status / 100 == 2;
        }

        @Override
        public @Nullable ByteBuffer goesOn(ByteBuffer request, Supplier<String> body) {
            Purchase purchase = under.remove(request);
            return switch (purchase.step()) {
                case ASKED ->
                    approve(new Purchase(purchase.number(), purchase.buyer(), Step.APPROVED, key(body.get())));
                case APPROVED -> {
                    Purchase confirmed = new Purchase(purchase.number(), purchase.buyer(), Step.CONFIRMED,
                            purchase.key());
                    yield request(confirmed, "/v1/pay/payments/confirm", MERCHANT, idempotent(confirmed),
                            "{\"paymentKey\":\"" + confirmed.key() + "\",\"orderId\":\"" + confirmed.order()
                                    + "\",\"amount\":10}");
                }
                case CONFIRMED -> null;
            };
        }

        private ByteBuffer approve(Purchase purchase) {
            String signature = purchase.buyer()
                    .sign("madang.pay.checkout.v1\n" + purchase.key() + "\n10\nMONEY=9,POINTS=1");
            return request(purchase, "/v1/pay/checkouts/" + purchase.key() + "/approval", purchase.buyer().bearer(),
                    idempotent(purchase) + "X-Device-Signature: " + signature + "\r\n",
                    "{\"amount\":10,\"tenders\":[{\"kind\":\"MONEY\",\"amount\":9},{\"kind\":\"POINTS\",\"amount\":1}]}");
        }

        private static String idempotent(Purchase purchase) {
            return "Idempotency-Key: bench-" + purchase.step() + "-" + purchase.number() + "\r\n";
        }

        private static String key(String body) {
            Matcher key = KEY.matcher(body);
            if (!key.find()) {
                throw new IllegalStateException(body);
            }
            return key.group(1);
        }

        private ByteBuffer request(Purchase purchase, String path, String authorization, String headers, String body) {
            ByteBuffer request = ByteBuffer.wrap(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                    + authorization + "\r\n" + headers
                    + "Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: "
                    + body.length() + "\r\n\r\n" + body).getBytes(ISO_8859_1));
            under.put(request, purchase);
            return request;
        }
    }
}
