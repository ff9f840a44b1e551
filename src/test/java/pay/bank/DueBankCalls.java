package pay.bank;

import java.util.List;

import org.springframework.context.ApplicationContext;

/** Makes the calls to banks that are due, one after the other. */
public final class DueBankCalls {
    private static final int AT_ONCE = 16;

    private DueBankCalls() {}

    /** How many were made; one that fails is due again later. */
    public static int make(ApplicationContext context) {
        List<BankStep> steps = context.getBean(BankSteps.class).take(AT_ONCE);
        for (BankStep step : steps) {
            try {
                context.getBean(CallBank.class).take(step);
            } catch (RuntimeException later) {
                // As the job does: the transfer is looked at again.
            }
        }
        return steps.size();
    }
}
