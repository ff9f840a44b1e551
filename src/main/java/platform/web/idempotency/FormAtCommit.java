package platform.web.idempotency;

import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Has what a form does commit together with the form's key, whatever transactions that are. */
@Component
class FormAtCommit implements TransactionExecutionListener {
    @Override
    public void beforeBegin(TransactionExecution transaction) {
        SentForm form = SentForm.current();
        if (form != null && !transaction.isReadOnly()) {
            form.requireFirst();
        }
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        SentForm form = SentForm.current();
        // Up to a savepoint nothing is committed yet.
        if (form != null && !transaction.isReadOnly() && !transaction.isNested()) {
            form.keep();
        }
    }
}
