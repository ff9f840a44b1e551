package pay.easypay;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.ApplicationContext;
import pay.dispute.DisputeReason;
import pay.tender.TenderKind;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import testing.TestMembers.TestMember;

/** A payment that was taken, for tests of other packages. */
public final class TestPaidShop {
    private TestPaidShop() {}

    /** The request of a charge that the provider never got, and was asked about so often that it is a person's turn. */
    public static String stuckCharge(ApplicationContext context) {
        ShopScene shop = new ShopScene(context);
        TestMember member = shop.scene.memberWith(50_000);
        String key = shop.asks(10_000);
        String card = shop.card(member, "0003");
        String signed = "madang.pay.checkout.v1\n" + key + "\n10000\nCARD:" + card + ":0=6000,MONEY=4000";
        shop.scene.api.post(member, "/v1/pay/checkouts/" + key + "/approval",
                "{\"amount\":10000,\"tenders\":[{\"kind\":\"CARD\",\"amount\":6000,\"cardId\":\"" + card
                        + "\"},{\"kind\":\"MONEY\",\"amount\":4000}]}",
                UUID.randomUUID().toString(), member.sign(signed));
        shop.confirm(key);
        long payment = PaymentKey.of(key).id();
        shop.scene.sql("update pay_card_request set enquiries = 99, next_step_at = '2099-01-01',"
                + " wanted_until = utc_timestamp(6) where purpose_id = ?", payment);
        return shop.scene.text("select id from pay_card_request where purpose_id = " + payment);
    }

    /** The key of a payment of 10,000 won, of which a dispute has given the payer 4,000. */
    public static String disputedInPart(ApplicationContext context) {
        ShopScene shop = new ShopScene(context);
        String key = shop.paid(shop.scene.memberWith(50_000), 10_000, 0);
        context.getBean(DisputePayment.class).open(
                new StaffCaller(shop.scene.id(), "operator", Set.of("OPERATOR"), null),
                new DisputePayment.Complaint(PaymentKey.of(key), TenderKind.MONEY, Won.of(4_000),
                        DisputeReason.NOT_RECEIVED, LocalDate.ofInstant(context.getBean(Clock.class).instant(),
                                BusinessDays.SEOUL).plusDays(14)));
        shop.acceptsDispute();
        return key;
    }

    /** The key of a payment that nobody disputes. */
    public static String undisputed(ApplicationContext context) {
        ShopScene shop = new ShopScene(context);
        return shop.paid(shop.scene.memberWith(50_000), 10_000, 0);
    }

    /** What an operator enters to dispute a new payment. */
    public static Map<String, String> disputeForm(ApplicationContext context) {
        ShopScene shop = new ShopScene(context);
        return Map.of("payment", shop.paid(shop.scene.memberWith(50_000), 10_000, 0), "tender", "MONEY", "amount",
                "4000", "reason", "NOT_RECEIVED", "deadline", LocalDate
                        .ofInstant(context.getBean(Clock.class).instant(), BusinessDays.SEOUL).plusDays(14).toString());
    }
}
