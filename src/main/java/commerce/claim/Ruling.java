package commerce.claim;

import java.time.Instant;

import commerce.catalogue.SellerId;
import platform.id.Tsid;

/**
 * What an operator proposes to impose on a seller that still sells.
 *
 * @param subject the item that is to be cancelled, or the claim whose money is to go back
 * @param fault who bears the freight
 * @param reason as seller and buyer read it
 */
record Ruling(Tsid id, Kind kind, Tsid subject, SellerId seller, Fault fault, String reason, Tsid by, Instant at) {
    /** What it comes to. */
    enum Kind {
        CANCEL_ITEM, REFUND_CLAIM
    }
}
