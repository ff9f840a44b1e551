package pay.easypay;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;

import org.springframework.context.ApplicationContext;
import pay.dispute.DisputeReason;
import pay.tender.TenderKind;
import platform.id.Ids;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Operators who dispute what payers gave. */
public final class DisputedPayments {
    private DisputedPayments() {}

    /** Disputes a part of what a member gave in money, if that can be. */
    public static void dispute(ApplicationContext context, String key, long amount) {
        dispute(context, key, TenderKind.MONEY, amount);
    }

    /** Its state, or why it was refused. */
    static String dispute(ApplicationContext context, String key, TenderKind tender, long amount) {
        StaffCaller operator = new StaffCaller(context.getBean(Ids.class).next(), "operator", Set.of("OPERATOR"), null);
        LocalDate deadline = LocalDate.ofInstant(context.getBean(Clock.class).instant(), BusinessDays.SEOUL)
                .plusDays(14);
        try {
            context.getBean(DisputePayment.class).open(operator, new DisputePayment.Complaint(PaymentKey.of(key),
                    tender, Won.of(amount), DisputeReason.NOT_RECEIVED, deadline));
            return "OPEN";
        } catch (DomainException refused) {
            return refused.code().name();
        }
    }
}
