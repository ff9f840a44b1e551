package platform.web.idempotency;

/**
 * What a form asks for was done by another request meanwhile: who does one thing after the other stops, and lets it pass. No
 * {@code TransactionException}: after such a one nothing is rolled back.
 */
public final class FormSentBefore extends RuntimeException {
    static final String WHY = "The form is carried out by another request";

    private static final long serialVersionUID = 1L;

    FormSentBefore() {
        super(WHY);
    }
}
