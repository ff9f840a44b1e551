package pay.request;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.id.Tsid;
import platform.web.DomainException;

/** Takes a request back that was not paid yet. */
@Component
class CancelRequest {
    private final OpenRequests open;
    private final CloseRequest closeRequest;
    private final Clock clock;

    CancelRequest(OpenRequests open, CloseRequest closeRequest, Clock clock) {
        this.open = open;
        this.closeRequest = closeRequest;
        this.clock = clock;
    }

    /**
     * Cancels it.
     *
     * @throws DomainException {@code MONEY_REQUEST_NOT_FOUND}, {@code MONEY_REQUEST_CLOSED}
     */
    @RetriedOnConflict
    @Transactional
    public MoneyRequest cancel(Tsid asker, MoneyRequestId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return closeRequest.close(open.lock(id, asker, Side.ASKED_BY_ME, now).closed(MoneyRequest.State.CANCELED, now));
    }
}
