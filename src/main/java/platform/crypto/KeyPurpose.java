package platform.crypto;

/** The three independent families of root keys, each rotated on its own. */
enum KeyPurpose {
    /** Encrypts fields and wraps members' keys. Old ones stay until everything is encrypted anew. */
    ENCRYPTION,
    /** Makes blind indexes. */
    INDEX,
    /** What {@link Secrets} derives from. */
    DERIVATION;

    String property() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
