package bench;

import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import bench.Wares.Ware;
import org.jspecify.annotations.Nullable;
import testing.MemberActor;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One piece bought as an app buys it, as an ordinary order or as a seat of a team: a quote, an order from it, its payment confirmed with
 * the device's signature, until the order says that it is paid.
 */
final class PurchaseWork implements HttpLoad.Work {
    /** Passing: too many at once, the same key under way after a repetition, or a payment that is not prepared yet. */
    private static final Set<Integer> AGAIN = Set.of(404, 409, 429, 503);
    private static final int SOLD_OUT = 422;
    /** Of an order: only what it says tells whether it passes. */
    private static final int CONFLICT = 409;
    /** The same key is under way after a repetition, or a lock was lost to somebody else. */
    private static final Pattern PASSING = Pattern
            .compile("\"code\":\"(?:IDEMPOTENCY_KEY_IN_PROGRESS|CONCURRENT_CHANGE)\"");
    private static final int CROWDED = 503;
    private static final String TEAM_FULL = "\"code\":\"TEAM_FULL\"";
    private static final String OTHER_TEAM = "\"openTeam\":{";
    private static final long ASK_AGAIN = TimeUnit.MILLISECONDS.toNanos(10);
    /** Asking ever more rarely: a crowd that asks every ten milliseconds is most of what there is to do. */
    private static final int MOST_DOUBLINGS = 5;
    /** A seat names its order beside its team. */
    private static final Pattern ID = Pattern.compile("\"(?:id|orderId)\":\"([^\"]+)\"");
    private static final Pattern PAYMENT = Pattern.compile("\"paymentId\":\"([^\"]+)\"");
    private static final Pattern AMOUNT = Pattern.compile("\"amount\":([0-9]+)");
    private static final Pattern STATUS = Pattern.compile("\"status\":\"([A-Z_]+)\"");
    private static final String DELIVERY = """
            {"recipient":"김마당","phone":"01012345678","postalCode":"06236","address":"서울특별시 강남구 테헤란로 152","addressDetail":"10층"}""";

    private final List<MemberActor> people;
    private final IntFunction<Wish> wishes;
    private final String run;
    private final IdentityHashMap<ByteBuffer, Purchase> under = new IdentityHashMap<>();
    private int next;
    private long firstAsked;
    private long lastOrdered;
    private long lastPaid;
    private int paid;
    private int soldOut;
    private int teamFull;
    private int toldOfAnotherTeam;
    private int crowdedOut;

    /**
     * What somebody wants.
     *
     * @param quotes where its price is asked for
     * @param question what is asked there
     * @param orders where it is ordered
     */
    record Wish(String quotes, String question, String orders) {
        static Wish piece(Ware ware) {
            return new Wish("/v1/commerce/quotes", "{\"lines\":[{\"skuId\":\"" + ware.sku()
                    + "\",\"quantity\":1}],\"postalCode\":\"06236\"}", "/v1/commerce/orders");
        }

        static Wish newTeam(long deal, Ware ware) {
            return ofDeal(deal, ware, "/v1/commerce/deals/" + deal + "/teams");
        }

        static Wish seat(long deal, Ware ware, long team) {
            return ofDeal(deal, ware, "/v1/commerce/teams/" + team + "/seats");
        }

        private static Wish ofDeal(long deal, Ware ware, String orders) {
            return new Wish("/v1/commerce/deals/" + deal + "/quotes",
                    "{\"skuId\":\"" + ware.sku() + "\",\"quantity\":1,\"postalCode\":\"06236\"}", orders);
        }
    }

    /**
     * One ware after the other.
     *
     * @param run no two have the same: keys are made of it
     */
    PurchaseWork(List<MemberActor> people, List<Ware> wares, String run) {
        this(people, number -> Wish.piece(wares.get(number % wares.size())), run);
    }

    /** The same with a wish for each number from 0 on; the people take turns. */
    PurchaseWork(List<MemberActor> people, IntFunction<Wish> wishes, String run) {
        this.people = people;
        this.wishes = wishes;
        this.run = run;
    }

    private enum Step {
        QUOTED, ORDERED, CONFLICTED, PREPARED, CONFIRMED, PAID
    }

    /** @param asked how often it was asked for at this step before */
    private record Purchase(int number, MemberActor buyer, Step step, String order, long amount, int asked) {
        Purchase at(Step other) {
            return new Purchase(number, buyer, other, order, amount, other == step ? asked + 1 : 0);
        }
    }

    @Override
    public ByteBuffer next() {
        firstAsked = next == 0 ? System.nanoTime() : firstAsked;
        Purchase purchase = new Purchase(next, people.get(next % people.size()), Step.QUOTED, "", 0, 0);
        Wish wish = wishes.apply(next++);
        return post(purchase, wish.quotes(), "", wish.question());
    }

    @Override
    public boolean answered(ByteBuffer request, int status, int bodyBytes) {
        if (status == SOLD_OUT && under.get(request).step().compareTo(Step.ORDERED) <= 0) {
            soldOut++;
            under.remove(request);
            return true;
        }
        if (status == CONFLICT && under.get(request).step() == Step.ORDERED) {
            under.computeIfPresent(request, (same, purchase) -> purchase.at(Step.CONFLICTED));
            return true;
        }
        crowdedOut += status == CROWDED ? 1 : 0;
        if (status / 100 != 2 && !AGAIN.contains(status)) {
            throw new IllegalStateException(under.get(request) + " answered with " + status);
        }
        return status / 100 == 2;
    }

    @Override
    public long pauseNanos(ByteBuffer request) {
        Purchase purchase = under.get(request);
        // The first time the answer waits by itself until it is paid, if there is a place to wait.
        return purchase.asked() > 0 ? ASK_AGAIN << Math.min(purchase.asked(), MOST_DOUBLINGS) : 0;
    }

    @Override
    public @Nullable ByteBuffer goesOn(ByteBuffer request, Supplier<String> body) {
        Purchase purchase = under.remove(request);
        if (purchase == null) {
            return null;
        }
        return switch (purchase.step()) {
            case QUOTED -> post(purchase.at(Step.ORDERED), wishes.apply(purchase.number()).orders(), key(purchase),
                    "{\"quoteId\":\"" + first(ID, body.get()) + "\",\"delivery\":" + DELIVERY + "}");
            case ORDERED -> {
                lastOrdered = System.nanoTime();
                String order = body.get();
                Purchase prepared = new Purchase(purchase.number(), purchase.buyer(), Step.PREPARED, first(ID, order),
                        Long.parseLong(first(AMOUNT, order)), 0);
                yield get(prepared, "/v1/pay/order-payments/" + prepared.order());
            }
            case CONFLICTED -> conflicted(request, purchase, body.get());
            case PREPARED -> confirm(purchase.at(Step.CONFIRMED), first(PAYMENT, body.get()));
            case CONFIRMED -> paid(purchase);
            case PAID -> {
                if (first(STATUS, body.get()).equals("PAID")) {
                    paid++;
                    lastPaid = System.nanoTime();
                    yield null;
                }
                yield paid(purchase);
            }
        };
    }

    /** Done when the team is full; comes again when what is in the way passes. */
    private @Nullable ByteBuffer conflicted(ByteBuffer request, Purchase purchase, String answer) {
        if (answer.contains(TEAM_FULL)) {
            teamFull++;
            toldOfAnotherTeam += answer.contains(OTHER_TEAM) ? 1 : 0;
            return null;
        }
        if (!PASSING.matcher(answer).find()) {
            throw new IllegalStateException(purchase + " answered with " + answer);
        }
        under.put(request.rewind(), new Purchase(purchase.number(), purchase.buyer(), Step.ORDERED, "", 0, 1));
        return request;
    }

    int paid() {
        return paid;
    }

    /** How many were told that there is none, or none any more. */
    int soldOut() {
        return soldOut;
    }

    /** How many were told that their team is full. */
    int teamFull() {
        return teamFull;
    }

    /** How many of these were shown another of the deal that has a seat. */
    int toldOfAnotherTeam() {
        return toldOfAnotherTeam;
    }

    /** How often somebody was told to come back. */
    int crowdedOut() {
        return crowdedOut;
    }

    long firstAsked() {
        return firstAsked;
    }

    long lastOrdered() {
        return lastOrdered;
    }

    long lastPaid() {
        return lastPaid;
    }

    private ByteBuffer paid(Purchase purchase) {
        return get(purchase.at(Step.PAID),
                "/v1/commerce/orders/" + purchase.order() + "?whileStatus=PAYMENT_WAITING");
    }

    private ByteBuffer confirm(Purchase purchase, String payment) {
        String signature = purchase.buyer().sign(String.join("\n", "madang.pay.confirm.v1", payment, purchase.order(),
                Long.toString(purchase.amount()), "MONEY=" + purchase.amount()));
        return post(purchase, "/v1/pay/order-payments/" + purchase.order() + "/confirmation",
                key(purchase) + "X-Device-Signature: " + signature + "\r\n",
                "{\"amount\":%d,\"tenders\":[{\"kind\":\"MONEY\",\"amount\":%d}]}".formatted(purchase.amount(),
                        purchase.amount()));
    }

    private String key(Purchase purchase) {
        return "Idempotency-Key: " + run + "-" + purchase.step() + "-" + purchase.number() + "\r\n";
    }

    private static String first(Pattern pattern, String body) {
        Matcher found = pattern.matcher(body);
        if (!found.find()) {
            throw new IllegalStateException(body);
        }
        return found.group(1);
    }

    private ByteBuffer get(Purchase purchase, String path) {
        ByteBuffer request = Gets.get(path, "Authorization: " + purchase.buyer().bearer() + "\r\n");
        under.put(request, purchase);
        return request;
    }

    private ByteBuffer post(Purchase purchase, String path, String headers, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + purchase.buyer().bearer()
                + "\r\n" + headers + "Content-Type: application/json\r\nAccept: application/json\r\nContent-Length: "
                + bytes.length + "\r\n\r\n").getBytes(UTF_8);
        ByteBuffer request = ByteBuffer.allocate(head.length + bytes.length).put(head).put(bytes).flip();
        under.put(request, purchase);
        return request;
    }
}
