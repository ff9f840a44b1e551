package pay.review;

import java.util.Set;

import org.springframework.context.ApplicationContext;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** What an operator decides, for tests of others. */
public final class TestReviews {
    private TestReviews() {}

    /** Refuses what waits. */
    public static void refuse(ApplicationContext context, StaffCaller operator, Tsid id) {
        context.getBean(DecideReview.class).refuse(operator, id, false);
    }

    /** Lets go what waits, or refuses it, and then perhaps freezes its sender; fails when that is refused. */
    public static void decide(ApplicationContext context, Tsid id, boolean released, boolean freezing) {
        StaffCaller operator = new StaffCaller(context.getBean(Ids.class).next(), "operator", Set.of("OPERATOR"), null);
        if (released) {
            context.getBean(DecideReview.class).release(operator, id);
        } else {
            context.getBean(DecideReview.class).refuse(operator, id, freezing);
        }
    }
}
