package pay.card;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pay.psp.Psp;

/**
 * Has the provider end the keys of deleted cards, again after a minute, two, four, … up to a day, until it has. Ending a key that is ended
 * is harmless. One that cannot be read is in no other's way. Runs on every instance; each takes what no other has taken.
 */
@Component
class EndKeysJob {
    private static final Logger LOG = LoggerFactory.getLogger(EndKeysJob.class);
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LONGEST = 11;

    private final EndedKeys keys;
    private final Psp psp;
    private final Clock clock;

    EndKeysJob(EndedKeys keys, Psp psp, Clock clock) {
        this.keys = keys;
        this.psp = psp;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.pay.card.job-delay:1s}", initialDelayString = "${madang.pay.card.job-delay:1s}")
    void run() {
        Instant now = clock.instant();
        keys.take(now, now.plus(PATIENCE), AT_ONCE).forEach(this::end);
    }

    private void end(EndedKeys.EndedKey key) {
        try {
            if (psp.end(keys.open(key))) {
                keys.forget(key);
                return;
            }
            LOG.warn("The provider has not ended the key of card {} yet", key.card());
        } catch (RuntimeException e) {
            LOG.warn("The key of card {} is ended later", key.card(), e);
        }
        keys.tryAgain(key, clock.instant().plus(PATIENCE.multipliedBy(1L << Math.min(key.tries(), LONGEST))));
    }
}
