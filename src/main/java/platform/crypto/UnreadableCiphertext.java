package platform.crypto;

/** A stored ciphertext that cannot be decrypted: changed, moved to another row, or sealed with a key that is not in the ring. */
public final class UnreadableCiphertext extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableCiphertext(String reason) {
        super("The ciphertext cannot be read: " + reason);
    }
}
