package loan.application;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * A file that goes with an application.
 *
 * @param size in bytes
 * @param sha256 of its content, in hexadecimal
 */
record Attachment(AttachmentId id, DocumentKind kind, FileType type, int size, String sha256, Instant uploadedAt) {
    /** As many as an application has at most. */
    static final int MOST = 5;
    /** In base64 it must fit into a request. */
    static final int MOST_BYTES = 700_000;

    /** As an attachment has it. */
    static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
