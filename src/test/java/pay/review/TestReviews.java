package pay.review;

import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import platform.security.StaffCaller;

/** What an operator decides, for tests of others. */
public final class TestReviews {
    private TestReviews() {}

    /** Refuses what waits. */
    public static void refuse(ApplicationContext context, StaffCaller operator, Tsid id) {
        context.getBean(DecideReview.class).refuse(operator, id, false);
    }
}
