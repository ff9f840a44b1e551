package pay.integrity;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.error.PayError;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.AnswerTime;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Has the books checked now, in the background. */
@Component
class CheckBooksNow {
    private static final Logger LOG = LoggerFactory.getLogger(CheckBooksNow.class);

    private final BooksCheck books;
    private final BooksRuns runs;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final AtomicReference<@Nullable String> step = new AtomicReference<>();

    CheckBooksNow(BooksCheck books, BooksRuns runs, AuditLog audit, TransactionTemplate transaction, Ids ids) {
        this.books = books;
        this.runs = runs;
        this.audit = audit;
        this.transaction = transaction;
        this.ids = ids;
    }

    /**
     * Starts one.
     *
     * @throws DomainException {@code BOOKS_CHECK_RUNNING}
     */
    void start(StaffCaller operator) {
        Tsid id = ids.next();
        transaction.executeWithoutResult(_ -> {
            if (!runs.begin(id, operator.staffId())) {
                throw new DomainException(PayError.BOOKS_CHECK_RUNNING);
            }
            audit.record(AuditActor.of(operator), "pay.books-check-started", "books", id.toString(), Map.of());
        });
        Thread.ofVirtual().name("books-check").start(() -> AnswerTime.ofLongWork(() -> run(id)));
    }

    /** What is being looked at by a check of this instance. */
    @Nullable
    String step() {
        return step.get();
    }

    private void run(Tsid id) {
        List<Breach> breaches = null;
        try {
            breaches = books.run(step::set);
        } catch (RuntimeException e) {
            LOG.error("The check of the books {} failed", id, e);
        } finally {
            step.set(null);
            runs.finish(id, breaches);
        }
    }
}
