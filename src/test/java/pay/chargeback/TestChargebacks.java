package pay.chargeback;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.context.ApplicationContext;
import pay.PayScene;
import pay.dispute.DisputeReason;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import testing.TestMembers.TestMember;

/** Orders paid by card whose cards' holders dispute it, for tests. */
public final class TestChargebacks {
    static final LocalDate ANSWER_BY = LocalDate.of(2099, 12, 31);

    private TestChargebacks() {}

    /** An order of 10,000 won of which a card has paid 7,000. */
    public static PayScene.Prepared paid(PayScene scene, TestMember buyer) {
        return paid(scene, buyer, "9999");
    }

    /** The same, by a card whose last four digits say what the provider in the box does. */
    static PayScene.Prepared paid(PayScene scene, TestMember buyer, String lastFour) {
        PayScene.Prepared order = scene.prepared(buyer, 10_000);
        if (scene.api.confirmByCard(buyer, order, scene.api.card(buyer, lastFour), 3_000, 0,
                UUID.randomUUID().toString()).status() != 200) {
            throw new IllegalStateException("Not paid");
        }
        return order;
    }

    /** What an operator enters about a new order. */
    public static Map<String, String> form(ApplicationContext context) {
        PayScene scene = new PayScene(context);
        return Map.of("order", paid(scene, scene.memberWith(50_000)).orderId().toString(), "companyCase",
                "CB-" + scene.id(), "amount", "7000", "reason", "FRAUD", "answerBy", ANSWER_BY.toString());
    }

    /** How an operator decides about one that another has noted. */
    public static Map<String, String> decision(ApplicationContext context) {
        PayScene scene = new PayScene(context);
        Tsid order = paid(scene, scene.memberWith(50_000)).orderId();
        return Map.of("chargeback", Long.toString(open(context, order).value()), "decision", "LOST");
    }

    /** One of 7,000 won, of an order that is paid so. */
    public static ChargebackId open(ApplicationContext context, Tsid order) {
        return open(context, order, 7_000);
    }

    /** One of so much. */
    public static ChargebackId open(ApplicationContext context, Tsid order, long amount) {
        PayScene scene = new PayScene(context);
        return context.getBean(OpenChargeback.class).open(operator(scene.id()), new OpenChargeback.Complaint(order,
                "CB-" + scene.id(), Won.of(amount), DisputeReason.FRAUD, ANSWER_BY));
    }

    /** The card company has decided, as another operator notes. */
    public static void decide(ApplicationContext context, ChargebackId id, boolean won) {
        context.getBean(DecideChargeback.class).decide(operator(new PayScene(context).id()), id, won);
    }

    static StaffCaller operator(Tsid id) {
        return new StaffCaller(id, "operator", Set.of("OPERATOR"), null);
    }
}
