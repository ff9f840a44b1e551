package loan.application;

import java.time.Instant;

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
}
