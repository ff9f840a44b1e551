package madang.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import ads.AdsScene;
import ads.campaign.Placement;
import commerce.TestShop;
import commerce.catalogue.SkuId;
import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import testing.Api;
import testing.MemberActor;

/** Who and what the sample requests are about: an owner, others who are new, and a shop with goods. */
final class ApiWorld {
    final Api api;
    final int port;
    final MemberActor owner;
    final TestShop shop;
    final SkuId sku;
    private final ApplicationContext context;
    private AdsScene.Running ad;
    private String operatorSession;
    private String advertiserSession;

    ApiWorld(int port, ApplicationContext context) {
        this.port = port;
        this.context = context;
        this.api = new Api(port);
        this.owner = MemberActor.at(port).signsUp();
        this.shop = new TestShop(context);
        this.sku = shop.sells("제주 감귤 3kg", 12_900, 1_000_000);
    }

    /** Somebody new, for requests that end what they are about. */
    MemberActor somebodyNew() {
        return MemberActor.at(port).signsUp();
    }

    String product() {
        return Long.toString(shop.number("select product_id from commerce_sku where id = ?", sku.value()));
    }

    Map<String, Object> order() {
        return Map.of("lines", List.of(Map.of("skuId", Long.toString(sku.value()), "quantity", 1)), "expectedAmount",
                12_900);
    }

    /** An order of the owner's that is not paid. */
    String placedOrder() {
        return owner.post("/v1/commerce/orders", order(), "Idempotency-Key", UUID.randomUUID().toString()).text("id");
    }

    /** The token of an ad that the owner is shown. */
    String adToken() {
        AdsScene scene = new AdsScene(context, port);
        if (ad == null) {
            ad = scene.runsRich(Placement.HOME_BANNER);
        }
        return scene.decision(owner.accessToken, Placement.HOME_BANNER, ad).text("ad/token");
    }

    String operatorSession() {
        if (operatorSession == null) {
            operatorSession = TestStaff.operator(context).logsIn(port).cookie();
        }
        return operatorSession;
    }

    String advertiserSession() {
        if (advertiserSession == null) {
            adToken();
            advertiserSession = TestStaff.ofAdvertiser(context, ad.advertiser().value()).logsIn(port).cookie();
        }
        return advertiserSession;
    }

    static Map<String, Object> bankAccount() {
        return Map.of("bankCode", "088", "accountNumber",
                "110" + "%09d".formatted(ThreadLocalRandom.current().nextInt(1_000_000_000)));
    }

    /** The id of a bank account of this member; linked if there is none yet. */
    static String linkedAccountOf(MemberActor member) {
        Api.Answer linked = member.get("/v1/pay/bank-accounts");
        return linked.body().at("/items/0").isMissingNode()
                ? member.post("/v1/pay/bank-accounts", bankAccount(), "Idempotency-Key", UUID.randomUUID().toString())
                        .text("id")
                : linked.text("items/0/id");
    }

    /** The id of a new top-up that is carried out. */
    static String topUp(MemberActor member) {
        return member.post("/v1/pay/top-ups", Map.of("bankAccountId", linkedAccountOf(member), "amount", 50_000),
                "Idempotency-Key", UUID.randomUUID().toString()).text("id");
    }

    /** The payment of a new order of the owner's, as soon as pay has prepared it. */
    Api.Answer preparedOrder() {
        String order = placedOrder();
        return Awaitility.await().atMost(Duration.ofSeconds(20))
                .until(() -> owner.get("/v1/pay/order-payments/" + order), answer -> answer.status() == 200);
    }

    /** What the device signs to confirm the payment of an order. */
    static String confirmation(String payment, String order) {
        return "madang.pay.confirm.v1\n%s\n%s\n12900\nMONEY=12900".formatted(payment, order);
    }
}
