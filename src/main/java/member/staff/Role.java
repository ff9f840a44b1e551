package member.staff;

/**
 * What somebody may do. Roles are rows, so that a module brings its own with a migration.
 *
 * @param name as the security chains know it
 * @param forSellers whether who has it works for one seller
 */
record Role(String name, boolean forSellers, String descriptionKo, String descriptionEn) {
    /** Adds people and gives roles. */
    static final String ADMIN = "ADMIN";
    /** Works on the operators' pages. */
    static final String OPERATOR = "OPERATOR";
}
