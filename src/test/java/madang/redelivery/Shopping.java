package madang.redelivery;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.ApplicationContext;
import pay.merchant.TestMerchant;
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
        this.api = new Api(port);
        this.delivery = delivery;
    }

    void walk(MemberActor member) throws Throwable {
        Map<String, Object> wanted = Map.of("orderId", "order-" + UUID.randomUUID(), "orderName", "책", "amount", 1_000);
        String key = expect(merchant.post(api, PAYMENTS, wanted)).text("paymentKey");
        String signed = "madang.pay.checkout.v1\n" + key + "\n1000\nMONEY=999,POINTS=1";
        expect(member.post("/v1/pay/checkouts/" + key + "/approval",
                Map.of("amount", 1_000, "tenders",
                        List.of(Map.of("kind", "MONEY", "amount", 999), Map.of("kind", "POINTS", "amount", 1))),
                "Idempotency-Key", UUID.randomUUID().toString(), "X-Device-Signature", member.sign(signed)));
        expect(merchant.post(api, PAYMENTS + "/confirm",
                Map.of("paymentKey", key, "orderId", wanted.get("orderId"), "amount", 1_000)));
        delivery.pump();
        expect(merchant.post(api, PAYMENTS + "/" + key + "/cancel", Map.of("cancelReason", "품절")));
        delivery.pump();
    }

    private static Api.Answer expect(Api.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer;
    }
}
