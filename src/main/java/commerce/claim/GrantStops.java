package commerce.claim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A seller who does not say within two business days that it was sent has stopped it. */
@Component
class GrantStops {
    static final int BATCH = 100;
    private static final Logger log = LoggerFactory.getLogger(GrantStops.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofHours(1);
    private static final String PAUSE = "${madang.commerce.sweep-pause:1s}";

    private final Claims claims;
    private final AnswerStop answer;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GrantStops(Claims claims, AnswerStop answer, TransactionTemplate transaction, Clock clock) {
        this.transaction = transaction;
        this.claims = claims;
        this.answer = answer;
        this.clock = clock;
    }

    /** One batch, each in a transaction of its own; one that fails is tried again later, and keeps no other from it. */
    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void next() {
        Instant now = clock.instant();
        for (ClaimId claim : claims.unanswered(now, BATCH)) {
            try {
                answer.unanswered(claim);
            } catch (RuntimeException e) {
                log.error("The stop of claim {} could not be granted", claim.value(), e);
                transaction.executeWithoutResult(
                        status -> claims.putBack(claim, now, now.plus(AFTER_A_FAILURE)));
            }
        }
    }
}
