package commerce.live;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import platform.schedule.Sweep;

/** Does what nobody's request does: ends shows that their sellers forgot, and throws away what was said long ago. */
@Component
class LiveSweeps {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSweeps.class);
    private static final String PAUSE = "${madang.commerce.sweep-pause:1s}";
    private static final String FORGET_PAUSE = "${madang.commerce.forget-pause:10m}";
    private static final int BATCH = 1_000;

    private final EndShow end;
    private final LiveChat chat;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LiveSweeps(EndShow end, LiveChat chat, TransactionTemplate transaction, Clock clock) {
        this.end = end;
        this.chat = chat;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = PAUSE, initialDelayString = PAUSE)
    void endShows() {
        Sweep.run("Shows", () -> end.endOverdue() == EndShow.BATCH, end::overdue, end::endOverdue, this::putOff);
    }

    private void putOff(LiveShowId show, RuntimeException cause) {
        LOG.error("Show {} does not end; it is tried again in five minutes", show.value(), cause);
        end.putOff(show);
    }

    @Scheduled(fixedDelayString = FORGET_PAUSE, initialDelayString = FORGET_PAUSE)
    void forgetChat() {
        while (transaction.<Integer>execute(
                status -> chat.forget(clock.instant().minus(LiveTerms.CHAT_KEPT), BATCH)) == BATCH) {
            // There may be more.
        }
    }
}
