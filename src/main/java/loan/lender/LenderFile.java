package loan.lender;

import platform.id.Tsid;

/**
 * A file that goes with an application, on its way to the lender. The same attachment again is the same file.
 *
 * @param requestId of the application, as in the {@link LoanRequest} that follows
 * @param content in base64
 */
public record LenderFile(Tsid requestId, LoanRequest.Attachment attachment, String content) {
    @Override
    public String toString() {
        return "LenderFile of " + requestId + ": " + attachment;
    }
}
