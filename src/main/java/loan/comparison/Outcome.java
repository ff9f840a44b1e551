package loan.comparison;

/** What came of asking a lender; all but the first are final. */
public enum Outcome {
    /** It has not answered. */
    ASKED, OFFERED, DECLINED,
    /** It had not answered at the deadline. */
    TIMEOUT,
    /** It could not be reached, answered nonsense, or is left alone after many failures. */
    ERROR
}
