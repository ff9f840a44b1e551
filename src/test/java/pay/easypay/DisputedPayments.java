package pay.easypay;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;

import org.springframework.context.ApplicationContext;
import pay.dispute.DisputeReason;
import platform.id.Ids;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;

/** Operators who dispute what members gave in money. */
public final class DisputedPayments {
    private DisputedPayments() {}

    /** Disputes a part of a payment, if that can be. */
    public static void dispute(ApplicationContext context, String key, long amount) {
        StaffCaller operator = new StaffCaller(context.getBean(Ids.class).next(), "operator", Set.of("OPERATOR"), null);
        LocalDate deadline = LocalDate.ofInstant(context.getBean(Clock.class).instant(), BusinessDays.SEOUL)
                .plusDays(14);
        try {
            context.getBean(DisputePayment.class).open(operator, new DisputePayment.Complaint(PaymentKey.of(key),
                    TenderKind.MONEY, Won.of(amount), DisputeReason.NOT_RECEIVED, deadline));
        } catch (RuntimeException refused) {
            // Then there is none.
        }
    }
}
