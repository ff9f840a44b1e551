package platform.security;

/** How far a member's identity is verified; the order is that of trust. */
public enum IdentityTier {
    /** Owns the phone number. */
    PHONE,
    /** Real name verified by an identity service. */
    REAL_NAME
}
