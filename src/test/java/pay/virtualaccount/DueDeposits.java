package pay.virtualaccount;

import java.util.List;

import org.springframework.context.ApplicationContext;
import pay.enquiry.Due;

/** Asks banks what was deposited at the numbers whose time is over, one after the other. */
public final class DueDeposits {
    private static final int AT_ONCE = 16;

    private DueDeposits() {}

    /** How many were asked about; one that fails is asked about again later. */
    public static int ask(ApplicationContext context) {
        OverdueAccounts overdue = context.getBean(OverdueAccounts.class);
        List<Due> taken = overdue.take(AT_ONCE);
        for (Due due : taken) {
            try {
                overdue.next(due).ifPresent(context.getBean(AskForDeposits.class)::ask);
            } catch (RuntimeException later) {
                // As the job does: it is looked at again.
            }
        }
        return taken.size();
    }
}
