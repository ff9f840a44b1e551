package member.identity;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import platform.web.DomainException;
import platform.web.PlatformError;

/** A day of birth as it may be said; whether somebody was born then, the {@link IdentityService} says. */
public final class BornOn {
    /** The first that can be written as a day. */
    private static final int FIRST_YEAR = 1;

    private BornOn() {}

    /**
     * Refuses a day that nobody writes.
     *
     * @param bornOn null: none was said, which is no matter here
     * @throws DomainException {@link PlatformError#INVALID_REQUEST}
     */
    public static void require(@Nullable LocalDate bornOn) {
        if (bornOn != null && bornOn.getYear() < FIRST_YEAR) {
            throw new DomainException(PlatformError.INVALID_REQUEST);
        }
    }
}
