package platform.crypto;

/** The application cannot start because its keys are missing or bad; the message is the line the operator reads. */
final class UnusableKeyRing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableKeyRing(String reason) {
        super("Madang does not start: " + reason);
    }
}
