package pay.freeze;

import java.time.Instant;

import platform.id.Tsid;

/**
 * A freeze that stands.
 *
 * @param owner the member, the merchant, or the seller of commerce's
 * @param reference where it is written down outside: a case number
 * @param by the operator who froze it, and may not lift it
 */
record Freeze(FreezeId id, Subject subject, Tsid owner, Reason reason, String reference, Tsid by, Instant at) {
    /** What is frozen. */
    enum Subject {
        /** A member's money and points. */
        WALLET,
        /** What is settled of a merchant's: it does not leave for their bank account. */
        PAYABLE,
        /** What is owed to a seller of commerce's: the same. */
        SELLER
    }

    /** Why. */
    enum Reason {
        /** A victim or a bank reported it (통신사기피해환급법 §4). */
        FRAUD_REPORT,
        /** The police, the prosecution or the FSS asked for it. */
        AUTHORITY,
        /** A court's attachment (가압류, 압류). */
        COURT,
        /** Our own review. */
        SAFEGUARD
    }
}
