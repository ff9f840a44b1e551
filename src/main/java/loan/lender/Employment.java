package loan.lender;

/** How somebody earns their living. */
public enum Employment {
    EMPLOYED, SELF_EMPLOYED, FREELANCER,
    /** Pensioners, students, homemakers. */
    NONE
}
