package loan.application;

import java.time.Instant;

import loan.lender.LoanRequest;
import platform.id.Tsid;

/**
 * A file that goes with an application.
 *
 * @param size in bytes
 * @param sha256 of its content, in hexadecimal
 */
record Attachment(AttachmentId id, DocumentKind kind, FileType type, int size, String sha256, Instant uploadedAt) {
    /** As many as an application has at most. */
    static final int MOST = 5;
    /** As many as a member has at most with applications that are not submitted. */
    static final int MOST_UNSUBMITTED = 20;
    /** In base64 it must fit into a request. */
    static final int MOST_BYTES = 700_000;

    /** What the lender is told of it. */
    LoanRequest.Attachment told() {
        return new LoanRequest.Attachment(Tsid.of(id), kind.name(), type.mediaType(), size, sha256);
    }
}
