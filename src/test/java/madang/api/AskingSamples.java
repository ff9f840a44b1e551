package madang.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.awaitility.Awaitility;
import testing.Api;
import testing.MemberActor;

/** The part of {@link ApiSamples} that is about asking for money. */
final class AskingSamples {
    private static final String REQUESTS = "/v1/pay/money-requests";
    private static final String BILLS = "/v1/pay/split-bills";
    private static final String BLOCKED = "/v1/pay/blocked-askers";

    private AskingSamples() {}

    static void addTo(Map<String, Function<ApiWorld, ApiSample>> all) {
        all.put("payMoneyRequestAsk", world -> of(world, "POST", REQUESTS)
                .with(Map.of("of", world.friend().phone, "amount", 100, "memo", "점심값")));
        all.put("payMoneyRequestList", world -> {
            moneyRequest(world.owner, world.somebodyNew());
            return of(world, "GET", REQUESTS + "?side=ASKED_BY_ME&state=OPEN&limit=5");
        });
        all.put("payMoneyRequestRead", world -> of(world, "GET", moneyRequest(world.owner, world.somebodyNew())));
        all.put("payMoneyRequestPay", world -> {
            ApiWorld.topUp(world.owner);
            return of(world, "POST", moneyRequest(world.friend(), world.owner) + "/payment");
        });
        all.put("payMoneyRequestDecline",
                world -> of(world, "POST", moneyRequest(world.friend(), world.owner) + "/refusal"));
        all.put("payMoneyRequestCancel",
                world -> of(world, "POST", moneyRequest(world.owner, world.somebodyNew()) + "/cancellation"));
        all.put("payMoneyRequestRemind",
                world -> of(world, "POST", moneyRequest(world.owner, world.somebodyNew()) + "/reminder"));
        all.put("paySplitBillSplit", world -> of(world, "POST", BILLS).with(bill(world)));
        all.put("paySplitBillList", world -> {
            splitBill(world);
            return of(world, "GET", BILLS + "?limit=5");
        });
        all.put("paySplitBillRead", world -> of(world, "GET", BILLS + "/" + splitBill(world)));
        all.put("payBlockedAskerBlock", world -> of(world, "POST", BLOCKED).with(blocking(world)));
        all.put("payBlockedAskerList", world -> {
            block(world);
            return of(world, "GET", BLOCKED + "?limit=5");
        });
        all.put("payBlockedAskerUnblock", world -> of(world, "DELETE", BLOCKED + "/" + block(world)));
    }

    /** A request of one member to another: its path, as soon as pay has heard of both. Ten of one pair are let in. */
    static String moneyRequest(MemberActor asker, MemberActor asked) {
        Api.Answer made = Awaitility.await().until(() -> post(asker, REQUESTS,
                Map.of("of", asked.phone, "amount", 100)), answer -> answer.status() == 201);
        return REQUESTS + "/" + made.text("id");
    }

    private static Map<String, Object> bill(ApiWorld world) {
        return Map.of("total", 1_000, "ownShare", 400, "friends",
                List.of(Map.of("of", world.friend().phone, "share", 600)), "memo", "회식");
    }

    private static String splitBill(ApiWorld world) {
        return post(world.owner, BILLS, bill(world)).text("id");
    }

    /** Of somebody new: a friend who is blocked can ask no more. */
    private static Map<String, Object> blocking(ApiWorld world) {
        String path = moneyRequest(world.somebodyNew(), world.owner);
        return Map.of("moneyRequestId", path.substring(path.lastIndexOf('/') + 1));
    }

    private static String block(ApiWorld world) {
        return post(world.owner, BLOCKED, blocking(world)).text("id");
    }

    private static Api.Answer post(MemberActor member, String path, Map<String, Object> body) {
        return member.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    /** As the owner. */
    private static ApiSample of(ApiWorld world, String method, String path) {
        ApiSample sample = ApiSample.of(method, path).as(world.owner.accessToken);
        return method.equals("POST") && !path.equals(BLOCKED)
                ? sample.header("Idempotency-Key", UUID.randomUUID().toString())
                : sample;
    }
}
