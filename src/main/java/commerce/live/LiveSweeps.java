package commerce.live;

import java.time.Clock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what nobody's request does: ends shows that their sellers forgot, and throws away what was said long ago. */
@Component
class LiveSweeps {
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
        while (end.endOverdue() == EndShow.BATCH) {
            // There may be more.
        }
    }

    @Scheduled(fixedDelayString = FORGET_PAUSE, initialDelayString = FORGET_PAUSE)
    void forgetChat() {
        while (transaction.<Integer>execute(
                status -> chat.forget(clock.instant().minus(LiveTerms.CHAT_KEPT), BATCH)) == BATCH) {
            // There may be more.
        }
    }
}
