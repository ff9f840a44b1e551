package madang.redelivery;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.ApplicationContext;
import pay.merchant.TestMerchant;
import pay.promotion.Promotion;
import pay.promotion.TestPromotions;
import testing.Api;
import testing.MemberActor;

import static org.assertj.core.api.Assertions.assertThat;

/** A member with points pays a merchant, who gives all of it back. */
final class Shopping {
    private static final String PAYMENTS = "/v1/pay/payments";

    private final TestMerchant merchant;
    private final Api api;
    private final Redelivery delivery;

    Shopping(ApplicationContext context, int port, Redelivery delivery) {
        this.merchant = new TestMerchant(context);
        TestPromotions.starts(context, Promotion.Kind.CASHBACK, merchant.id, 10, null, 5_000);
        this.api = new Api(port);
        this.delivery = delivery;
    }

    void walk(MemberActor member) throws Throwable {
        Map<String, Object> wanted = Map.of("orderId", "order-" + UUID.randomUUID(), "orderName", "책", "amount", 1_500);
        String key = expect(merchant.post(api, PAYMENTS, wanted)).text("paymentKey");
        String signed = "madang.pay.checkout.v1\n" + key + "\n1500\nMONEY=1499,POINTS=1";
        expect(member.post("/v1/pay/checkouts/" + key + "/approval",
                Map.of("amount", 1_500, "tenders",
                        List.of(Map.of("kind", "MONEY", "amount", 1_499), Map.of("kind", "POINTS", "amount", 1))),
                "Idempotency-Key", UUID.randomUUID().toString(), "X-Device-Signature", member.sign(signed)));
        expect(merchant.post(api, PAYMENTS + "/confirm",
                Map.of("paymentKey", key, "orderId", wanted.get("orderId"), "amount", 1_500)));
        delivery.pump();
        expect(merchant.post(api, PAYMENTS + "/" + key + "/cancel", Map.of("cancelReason", "품절")));
        delivery.pump();
    }

    private static Api.Answer expect(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer;
    }
}
