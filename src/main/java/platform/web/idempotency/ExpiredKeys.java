package platform.web.idempotency;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets keys after 15 days, in small transactions that hold nobody up. */
@Component
class ExpiredKeys {
    private static final int BATCH = 1000;

    private final Answers answers;
    private final TransactionTemplate transaction;

    ExpiredKeys(Answers answers, TransactionTemplate transaction) {
        this.answers = answers;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void delete() {
        boolean more = true;
        while (more) {
            Integer deleted = transaction.execute(_ -> answers.deleteExpired(BATCH));
            more = deleted != null && deleted == BATCH;
        }
    }
}
