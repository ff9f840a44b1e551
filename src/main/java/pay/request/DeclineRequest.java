package pay.request;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.web.DomainException;

/** Lets the asked one say that they will not pay. */
@Component
class DeclineRequest {
    private final OpenRequests open;
    private final CloseRequest closeRequest;
    private final Clock clock;

    DeclineRequest(OpenRequests open, CloseRequest closeRequest, Clock clock) {
        this.open = open;
        this.closeRequest = closeRequest;
        this.clock = clock;
    }

    /**
     * Declines it.
     *
     * @throws DomainException {@code MONEY_REQUEST_NOT_FOUND}, {@code MONEY_REQUEST_CLOSED}
     */
    @RetriedOnConflict
    @Transactional
    public MoneyRequest decline(Tsid asked, MoneyRequestId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return closeRequest.close(open.lock(id, asked, Side.ASKED_OF_ME, now).closed(MoneyRequest.State.DECLINED, now));
    }
}
