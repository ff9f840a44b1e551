package loan.lender;

import java.time.Instant;
import java.util.List;

import platform.id.Tsid;

/**
 * What a lender is asked to decide: to lend on the terms it offered. The same request id is the same question.
 *
 * @param deadline when nobody waits for the decision any more
 * @param offered what it offered, by its own reference
 */
public record LoanRequest(Tsid requestId, Instant deadline, LenderTerms offered, List<Document> documents,
        List<Attachment> attachments) {
    public LoanRequest {
        documents = List.copyOf(documents);
        attachments = List.copyOf(attachments);
    }

    /** A certificate that the lender fetches from whoever issued it, by its number. */
    public record Document(String kind, String number) {}

    /**
     * A file that the applicant attached.
     *
     * @param size in bytes
     * @param sha256 of its content, in hexadecimal: what was handed over before can be held against it
     */
    public record Attachment(Tsid attachmentId, String kind, String mediaType, int size, String sha256) {}
}
