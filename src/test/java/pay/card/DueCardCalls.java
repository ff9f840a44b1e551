package pay.card;

import java.util.List;

import org.springframework.context.ApplicationContext;
import pay.enquiry.Due;

/** Makes the calls to the provider of cards that are due, one after the other. */
public final class DueCardCalls {
    private static final int AT_ONCE = 16;

    private DueCardCalls() {}

    /** How many were made; one that fails is due again later. */
    public static int make(ApplicationContext context) {
        CardSteps steps = context.getBean(CardSteps.class);
        List<Due> taken = steps.take(AT_ONCE);
        for (Due due : taken) {
            try {
                steps.next(due).ifPresent(context.getBean(CallCard.class)::take);
            } catch (RuntimeException later) {
                // As the job does: the request is looked at again.
            }
        }
        return taken.size();
    }
}
