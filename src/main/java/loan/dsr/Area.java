package loan.dsr;

/** Where the home is that secures a mortgage. */
public enum Area {
    /** Seoul's region and what is regulated like it (수도권·규제지역). */
    CAPITAL, ELSEWHERE
}
