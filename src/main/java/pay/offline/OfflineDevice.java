package pay.offline;

import platform.id.Tsid;
import platform.security.IdentityTier;

/**
 * A device that shows codes in shops.
 *
 * @param tier how far its member's identity was verified when it was enrolled
 * @param handle what its codes begin with; says nothing of its member
 * @param pointsFirst whether its member's points are spent before money
 * @param triesLeft until it is locked
 * @param signedAt when its member's device signed that it shares this secret, in milliseconds since 1970 by the device's clock
 */
record OfflineDevice(Tsid id, Tsid member, IdentityTier tier, long handle, CodeSecret secret, boolean pointsFirst,
        int triesLeft, long signedAt) {
    /** Wrong codes in a row until it has to be enrolled anew. */
    static final int TRIES = 5;

    boolean isLocked() {
        return triesLeft == 0;
    }
}
