package benefit.step;

/** Why a sample does not count. */
enum Doubt {
    /** It says of a minute that has not come. */
    FUTURE,
    /** It says of a day that is closed. */
    TOO_OLD,
    /** Nobody walks that fast. */
    TOO_FAST,
    /** The phone counted for another account on that day before. */
    PHONE_OF_ANOTHER_ACCOUNT
}
