package pay.request;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;

/** Closes what was not paid in time. */
@Component
class LapseRequests {
    static final int BATCH = 100;

    private final MoneyRequests requests;
    private final CloseRequest closeRequest;
    private final Clock clock;

    LapseRequests(MoneyRequests requests, CloseRequest closeRequest, Clock clock) {
        this.requests = requests;
        this.closeRequest = closeRequest;
        this.clock = clock;
    }

    /** One batch, of what no other instance is at; how many there were. */
    @RetriedOnConflict
    @Transactional
    public int next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<MoneyRequest> lapsed = requests.lockLapsed(now, BATCH);
        lapsed.forEach(each -> closeRequest.close(each.closed(MoneyRequest.State.LAPSED, now)));
        return lapsed.size();
    }

    /** The next ones by themselves, for when one of them keeps the others. */
    @Transactional(readOnly = true)
    public List<MoneyRequestId> due(int most) {
        return requests.overdue(clock.instant(), most);
    }

    /** One alone, if its time is over and nobody has closed it. */
    @RetriedOnConflict
    @Transactional
    public void one(MoneyRequestId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        requests.lock(id).filter(each -> each.isOver(now))
                .ifPresent(each -> closeRequest.close(each.closed(MoneyRequest.State.LAPSED, now)));
    }
}
