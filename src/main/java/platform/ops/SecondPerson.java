package platform.ops;

import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.ErrorCode;

/** Four eyes: what one operator has proposed, entered or begun, another one decides. */
public final class SecondPerson {
    private SecondPerson() {}

    /**
     * Refuses an operator who would be the first and the second.
     *
     * @param first who proposed, entered or began it; null when nobody did, and anybody may decide
     * @param code says that another operator has to
     * @throws DomainException with that code
     */
    public static void require(@Nullable Tsid first, StaffCaller operator, ErrorCode code) {
        if (operator.staffId().equals(first)) {
            throw new DomainException(code);
        }
    }
}
