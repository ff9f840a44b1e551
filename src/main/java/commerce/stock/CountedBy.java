package commerce.stock;

import commerce.access.CallingSeller;
import org.jspecify.annotations.Nullable;
import platform.security.StaffCaller;

/** Who says how many pieces there are: one of a seller's people, or a system of its by key. */
public record CountedBy(@Nullable Long staff, @Nullable Long key) {
    /** A person. */
    public static CountedBy of(StaffCaller caller) {
        return new CountedBy(caller.staffId().value(), null);
    }

    /** A system. */
    public static CountedBy of(CallingSeller caller) {
        return new CountedBy(null, caller.key().value());
    }
}
