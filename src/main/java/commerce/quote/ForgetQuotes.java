package commerce.quote;

import java.time.Clock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes quotes that have ended, an hour later; orders keep all that they were made of. */
@Component
class ForgetQuotes {
    private static final int BATCH = 1_000;

    private final Quotes quotes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ForgetQuotes(Quotes quotes, TransactionTemplate transaction, Clock clock) {
        this.quotes = quotes;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.commerce.forget-pause:10m}", initialDelayString = "${madang.commerce.forget-pause:10m}")
    void forget() {
        int forgotten;
        do {
            forgotten = transaction
                    .<Integer>execute(status -> quotes.forget(clock.instant().minus(QuoteTerms.KEPT), BATCH));
        } while (forgotten == BATCH);
    }
}
