package platform.web.idempotency;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** A form while it is carried out. Its key is kept by the first transaction that its request commits. */
final class SentForm implements TransactionSynchronization {
    /** The hidden field with the form's id. */
    static final String ID = "_once";

    private static final String ATTRIBUTE = SentForm.class.getName();

    private final IdempotencyKey key;
    private final Answers answers;
    private boolean kept;
    private boolean sentBefore;

    SentForm(IdempotencyKey key, Answers answers) {
        this.key = key;
        this.answers = answers;
    }

    /** The one that this thread carries out. */
    static @Nullable SentForm current() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null ? null : (SentForm) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }

    void begin() {
        RequestContextHolder.currentRequestAttributes().setAttribute(ATTRIBUTE, this, RequestAttributes.SCOPE_REQUEST);
    }

    /** What is committed from now on is not its effect, until it {@linkplain #begin begins} again. */
    void end() {
        RequestContextHolder.currentRequestAttributes().removeAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }

    byte[] scope() {
        return key.scope();
    }

    /** Whether something of it is committed, and with that its key. */
    boolean isKept() {
        return kept;
    }

    /** Whether it was found, on the way, that another request had carried it out. */
    boolean isSentBefore() {
        return sentBefore;
    }

    /**
     * Begins nothing more once it is known that another request carries it out.
     *
     * @throws CannotCreateTransactionException by which who does one thing after the other stops
     */
    void requireFirst() {
        if (sentBefore) {
            throw new CannotCreateTransactionException(FormSentBefore.WHY);
        }
    }

    /**
     * Keeps its key in the transaction that is about to commit, after waiting for another one that does the same.
     *
     * @throws FormSentBefore when that one has committed; this one must roll back
     */
    void keep() {
        if (kept) {
            return;
        }
        sentBefore = !answers.claim(key, key.fingerprint(new byte[0]));
        if (sentBefore) {
            throw new FormSentBefore();
        }
        TransactionSynchronizationManager.registerSynchronization(this);
    }

    @Override
    public void afterCommit() {
        kept = true;
    }

    /** Before what others do after the commit, which may be a transaction. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
