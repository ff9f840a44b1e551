package pay.card;

/** How far a charge or a cancel is. */
public enum CardRequestStatus {
    /** Not sent yet. */
    WAITING,
    /** A call may be under way. */
    SENT,
    /** A call was made and nobody knows what came of it. */
    UNKNOWN,
    /** It was carried out. Final. */
    DONE,
    /** It was not and never will be. Final. */
    REFUSED;

    boolean isFinal() {
        return this == DONE || this == REFUSED;
    }
}
