package pay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.env.Environment;
import testing.TestMembers.TestMember;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls pay's endpoints as a member's app does. */
public final class PayApi {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Environment environment;

    public PayApi(Environment environment) {
        this.environment = environment;
    }

    /** An answer; its body is an empty object when there was none. */
    public record Answer(int status, JsonNode body, HttpResponse<String> response) {
        /** The problem's code. */
        public String code() {
            return body.path("code").asString("");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Answer wallet(TestMember member) {
        return get(member, "/v1/pay/wallet");
    }

    public long balance(TestMember member) {
        return wallet(member).body().path("balance").asLong();
    }

    /** Links an account as its holder does, by the code that its statement shows. */
    public String link(TestMember member, String number) {
        Answer begun = post(member, "/v1/pay/bank-accounts",
                "{\"bankCode\":\"088\",\"accountNumber\":\"" + number + "\"}");
        String id = begun.body().path("id").asString("");
        Answer linked = verify(member, id, codeSentTo(number));
        if (linked.status() != 200) {
            throw new AssertionError(begun.response().body() + linked.response().body());
        }
        return id;
    }

    /** Links an account by a code, signed as the app does. */
    public Answer verify(TestMember member, String id, String code) {
        return post(member, "/v1/pay/bank-accounts/" + id + "/verification", "{\"code\":\"" + code + "\"}",
                UUID.randomUUID().toString(), member.sign("madang.pay.bank-account.v1\n" + id + "\n" + code));
    }

    /** The code that the statement of an account of the bank 088 shows. */
    public String codeSentTo(String number) {
        Answer statement = send(request("/sandbox/bank?bankCode=088&accountNumber=" + number).GET());
        return statement.body().path("items").path(0).path("text").asString("").replace("마당", "");
    }

    public Answer topUp(TestMember member, String bankAccountId, long amount) {
        return topUp(member, bankAccountId, amount, UUID.randomUUID().toString());
    }

    public Answer topUp(TestMember member, String bankAccountId, long amount, String key) {
        return send(request(member, "/v1/pay/top-ups").header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers
                        .ofString("{\"bankAccountId\":\"" + bankAccountId + "\",\"amount\":" + amount + "}")));
    }

    public Answer payment(TestMember member, long orderId) {
        return get(member, "/v1/pay/order-payments/" + orderId);
    }

    /** Confirms in money, signed as the app does. */
    public Answer confirm(TestMember member, long orderId, String paymentId, long amount) {
        return confirm(member, orderId, amount, amount, member.sign(message(orderId, paymentId, amount, amount)),
                UUID.randomUUID().toString());
    }

    public Answer confirm(TestMember member, long orderId, long amount, long tender, String signature, String key) {
        return confirm(member, orderId, amount, Part.of("MONEY", tender).json(), signature, key);
    }

    /** A part of a payment: what pays it is said by a field where the kind does not. */
    public record Part(String kind, long amount, String field, String id) {
        public static Part of(String kind, long amount) {
            return new Part(kind, amount, "", "");
        }

        public static Part byCard(String id, long amount) {
            return new Part("CARD", amount, "cardId", id);
        }

        public static Part byCoupon(String id, long amount) {
            return new Part("COUPON", amount, "couponId", id);
        }

        public static Part byDiscount(String promotion, long amount) {
            return new Part("COUPON", amount, "promotionId", promotion);
        }

        /** At a virtual account of the bank 088; the id is of the account that it goes back to. */
        public static Part byDeposit(String refundAccount, long amount) {
            return new Part("VIRTUAL_ACCOUNT", amount, "refundAccountId", refundAccount);
        }

        /** As the device signs it, in one sum. */
        public String signed() {
            return kind + (kind.equals("VIRTUAL_ACCOUNT") ? ":088" : "") + (id.isEmpty() ? "" : ":" + id)
                    + (kind.equals("CARD") ? ":0" : "") + "=" + amount;
        }

        public String json() {
            return "{\"kind\":\"" + kind + "\",\"amount\":" + amount
                    + (kind.equals("VIRTUAL_ACCOUNT") ? ",\"bankCode\":\"088\"" : "")
                    + (id.isEmpty() ? "" : ",\"" + field + "\":\"" + id + "\"") + "}";
        }
    }

    /** Confirms by parts, signed as the app does; one of nothing is none. */
    public Answer confirm(TestMember member, long orderId, String paymentId, String key, Part... parts) {
        List<Part> some = Stream.of(parts).filter(part -> part.amount() > 0).toList();
        long amount = some.stream().mapToLong(Part::amount).sum();
        return confirm(member, orderId, amount, some.stream().map(Part::json).collect(Collectors.joining(",")),
                member.sign("madang.pay.confirm.v1\n" + paymentId + "\n" + orderId + "\n" + amount + "\n"
                        + some.stream().map(Part::signed).collect(Collectors.joining(","))),
                key);
    }

    /** By money and points; zero: none. */
    public Answer confirm(TestMember member, long orderId, String paymentId, long money, long points) {
        return confirm(member, orderId, paymentId, UUID.randomUUID().toString(), Part.of("MONEY", money),
                Part.of("POINTS", points));
    }

    /** By a card, and money and points beside it; zero: none. */
    public Answer confirmByCard(TestMember member, PayScene.Prepared prepared, String card, long money, long points,
            String key) {
        return confirm(member, prepared.orderId().value(), prepared.paymentId(), key,
                Part.byCard(card, prepared.amount() - money - points), Part.of("MONEY", money),
                Part.of("POINTS", points));
    }

    /** Registers a card, whose last four digits say what the provider in the box does; its id. */
    public String card(TestMember member, String lastFour) {
        post(member, "/v1/pay/cards/customer");
        String authKey = open("/sandbox/card?company=41&kind=CREDIT&lastFour=" + lastFour).body().path("authKey")
                .asString();
        return post(member, "/v1/pay/cards", "{\"authKey\":\"" + authKey + "\"}").body().path("id").asString();
    }

    private Answer confirm(TestMember member, long orderId, long amount, String tenders, String signature,
            String key) {
        return send(
                request(member, "/v1/pay/order-payments/" + orderId + "/confirmation").header("Idempotency-Key", key)
                        .header("X-Device-Signature", signature)
                        .POST(HttpRequest.BodyPublishers
                                .ofString("{\"amount\":" + amount + ",\"tenders\":[" + tenders + "]}")));
    }

    public static String message(long orderId, String paymentId, long amount, long tender) {
        return "madang.pay.confirm.v1\n" + paymentId + "\n" + orderId + "\n" + amount + "\nMONEY=" + tender;
    }

    /** Sends money, to a member's id or a phone number, unsigned. */
    public Answer transfer(TestMember member, Object to, long amount) {
        return transfer(member, to, amount, UUID.randomUUID().toString(), "");
    }

    /** The same under a key; signed, unless the signature is empty. */
    public Answer transfer(TestMember member, Object to, long amount, String key, String signature) {
        return post(member, "/v1/pay/transfers",
                "{\"to\":\"" + to + "\",\"amount\":" + amount + ",\"memo\":\"점심값\"}", key, signature);
    }

    /** Asks a member's id or a phone number for money. */
    public Answer ask(TestMember asker, Object of, long amount) {
        return post(asker, "/v1/pay/money-requests",
                "{\"of\":\"" + of + "\",\"amount\":" + amount + ",\"memo\":\"회식\"}");
    }

    /** Pays what was asked for, under a key; signed, unless the signature is empty. */
    public Answer payRequest(TestMember asked, String id, String key, String signature) {
        HttpRequest.Builder request = request(asked, "/v1/pay/money-requests/" + id + "/payment")
                .header("Idempotency-Key", key);
        return send((signature.isEmpty() ? request : request.header("X-Device-Signature", signature))
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    public Answer delete(TestMember member, String path) {
        return send(request(member, path).DELETE());
    }

    /** A deposit at a virtual account of the bank in the box, by whoever. */
    public Answer deposit(String number, long amount, String reference) {
        return send(request("/sandbox/deposits?bankCode=088&accountNumber=" + number + "&amount=" + amount
                + "&reference=" + reference).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** The same, of which the bank's notice gets lost. */
    public Answer depositUnnoticed(String number, long amount, String reference) {
        return send(request("/sandbox/deposits?bankCode=088&accountNumber=" + number + "&amount=" + amount
                + "&noticed=false&reference=" + reference).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** What is open to anybody. */
    public Answer open(String path) {
        return send(request(path).GET());
    }

    public Answer get(TestMember member, String path) {
        return send(request(member, path).GET());
    }

    /** Posts without a body. */
    public Answer post(TestMember member, String path) {
        return send(request(member, path).header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    public Answer post(TestMember member, String path, String body) {
        return send(request(member, path).header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Posts under a key; signed, unless the signature is empty. */
    public Answer post(TestMember member, String path, String body, String key, String signature) {
        HttpRequest.Builder request = request(member, path).header("Idempotency-Key", key);
        return send((signature.isEmpty() ? request : request.header("X-Device-Signature", signature))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Puts, signed. */
    public Answer put(TestMember member, String path, String body, String signature) {
        return send(request(member, path).header("X-Device-Signature", signature)
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(TestMember member, String path) {
        return request(path).header("Authorization", member.bearer()).header("Content-Type", "application/json")
                .header("Accept-Language", "en");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest
                .newBuilder(URI.create("http://localhost:" + environment.getProperty("local.server.port") + path));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            String body = response.body().isEmpty() ? "{}" : response.body();
            return new Answer(response.statusCode(), JSON.readTree(body), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
