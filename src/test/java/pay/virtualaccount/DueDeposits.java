package pay.virtualaccount;

import java.util.List;

import org.springframework.context.ApplicationContext;

/** Asks banks what was deposited at the numbers whose time is over, one after the other. */
public final class DueDeposits {
    private static final int AT_ONCE = 16;

    private DueDeposits() {}

    /** How many were asked about; one that fails is asked about again later. */
    public static int ask(ApplicationContext context) {
        List<OverdueAccounts.Overdue> due = context.getBean(OverdueAccounts.class).take(AT_ONCE);
        for (OverdueAccounts.Overdue each : due) {
            try {
                context.getBean(AskForDeposits.class).ask(each);
            } catch (RuntimeException later) {
                // As the job does: it is looked at again.
            }
        }
        return due.size();
    }
}
