package pay.chargeback;

import java.time.LocalDate;

import org.springframework.context.ApplicationContext;
import pay.dispute.DisputeReason;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Operators who note what card companies say of orders' payments, for tests of others; each time somebody else. */
public final class NotedChargebacks {
    private NotedChargebacks() {}

    /** Notes one; fails when it is refused. */
    public static void note(ApplicationContext context, Tsid order, String companyCase, long amount,
            LocalDate answerBy) {
        Ids ids = context.getBean(Ids.class);
        context.getBean(OpenChargeback.class).open(TestChargebacks.operator(ids.next()),
                new OpenChargeback.Complaint(order, companyCase, Won.of(amount), DisputeReason.FRAUD, answerBy));
    }

    /** Notes how the company has decided one; fails when it is refused. */
    public static void decide(ApplicationContext context, long id, boolean won) {
        context.getBean(DecideChargeback.class).decide(
                TestChargebacks.operator(context.getBean(Ids.class).next()), new ChargebackId(id), won);
    }
}
