package commerce.order;

import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an item to a happening: where it is afterwards, or why not.
 *
 * @param moves false: nothing changes
 */
public record ItemStep(ItemStatus next, Confirmation confirmation, boolean moves, @Nullable CommerceError refusal) {
    static ItemStep to(ItemStatus next, Confirmation confirmation) {
        return new ItemStep(next, confirmation, true, null);
    }

    static ItemStep stay(ItemStatus status, Confirmation confirmation) {
        return new ItemStep(status, confirmation, false, null);
    }

    static ItemStep refuse(ItemStatus status, Confirmation confirmation, CommerceError refusal) {
        return new ItemStep(status, confirmation, false, refusal);
    }
}
