package pay.card;

import java.util.List;

import org.springframework.context.ApplicationContext;

/** Makes the calls to the provider of cards that are due, one after the other. */
public final class DueCardCalls {
    private static final int AT_ONCE = 16;

    private DueCardCalls() {}

    /** How many were made; one that fails is due again later. */
    public static int make(ApplicationContext context) {
        List<CardStep> steps = context.getBean(CardSteps.class).take(AT_ONCE);
        for (CardStep step : steps) {
            try {
                context.getBean(CallCard.class).take(step);
            } catch (RuntimeException later) {
                // As the job does: the request is looked at again.
            }
        }
        return steps.size();
    }
}
