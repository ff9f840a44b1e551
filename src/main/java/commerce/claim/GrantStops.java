package commerce.claim;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** A seller who does not say within two business days that it was sent has stopped it. */
@Component
class GrantStops {
    static final int BATCH = 100;
    private static final Logger log = LoggerFactory.getLogger(GrantStops.class);
    private static final String PAUSE = "${madang.commerce.sweep-pause:1s}";

    private final Claims claims;
    private final AnswerStop answer;
    private final Clock clock;

    GrantStops(Claims claims, AnswerStop answer, Clock clock) {
        this.claims = claims;
        this.answer = answer;
        this.clock = clock;
    }

    /** One batch, each in a transaction of its own; one that fails is tried again at the next sweep. */
    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void next() {
        for (ClaimId claim : claims.unanswered(clock.instant(), BATCH)) {
            try {
                answer.unanswered(claim);
            } catch (RuntimeException e) {
                log.error("The stop of claim {} could not be granted", claim.value(), e);
            }
        }
    }
}
