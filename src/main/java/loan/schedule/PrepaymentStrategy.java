package loan.schedule;

/** What a prepayment changes about the instalments to come. */
public enum PrepaymentStrategy {
    /** The instalments stay as large and end earlier: saves the most interest. */
    FEWER_INSTALMENTS,
    /** The instalments stay as many and become smaller. */
    SMALLER_INSTALMENTS,
    /** The principal of the next instalments is paid already, those after stay as they are. */
    NEXT_INSTALMENTS_FIRST
}
