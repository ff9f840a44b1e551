package member.throttle;

import member.error.MemberError;
import platform.web.DomainException;

/** Uses a limit up. */
public final class UsedUp {
    private UsedUp() {}

    public static void by(Throttle throttle, Limit limit, String subject) {
        try {
            for (int i = 0; i < 10_000; i++) {
                throttle.count(limit, subject);
            }
        } catch (DomainException e) {
            if (e.code() == MemberError.TOO_MANY_ATTEMPTS) {
                return;
            }
            throw e;
        }
        throw new AssertionError(limit + " has no end");
    }
}
