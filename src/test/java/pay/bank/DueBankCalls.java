package pay.bank;

import java.util.List;

import org.springframework.context.ApplicationContext;
import pay.enquiry.Due;

/** Makes the calls to banks that are due, one after the other. */
public final class DueBankCalls {
    private static final int AT_ONCE = 16;

    private DueBankCalls() {}

    /** How many were made; one that fails is due again later. */
    public static int make(ApplicationContext context) {
        BankSteps steps = context.getBean(BankSteps.class);
        List<Due> taken = steps.take(AT_ONCE);
        for (Due due : taken) {
            try {
                steps.next(due).ifPresent(context.getBean(CallBank.class)::take);
            } catch (RuntimeException later) {
                // As the job does: the transfer is looked at again.
            }
        }
        return taken.size();
    }
}
