package pay.request;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.events.MoneyRequestReminded;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** Reminds of a request that was not paid yet. */
@Component
class RemindAsked {
    private final OpenRequests open;
    private final MoneyRequests requests;
    private final BlockedAskers blocked;
    private final RequestSettings settings;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    RemindAsked(OpenRequests open, MoneyRequests requests, BlockedAskers blocked, RequestSettings settings,
            DomainEvents events, Ids ids, Clock clock) {
        this.open = open;
        this.requests = requests;
        this.blocked = blocked;
        this.settings = settings;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Reminds. Of one who has blocked the asker nothing is told, and the asker does not see that.
     *
     * @throws DomainException {@code MONEY_REQUEST_NOT_FOUND}, {@code MONEY_REQUEST_CLOSED},
     *     {@code MONEY_REQUEST_REMINDED_TODAY}
     */
    @RetriedOnConflict
    @Transactional
    public MoneyRequest remind(Tsid asker, MoneyRequestId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MoneyRequest request = open.lock(id, asker, Side.ASKED_BY_ME, now);
        Instant last = request.remindedAt();
        if (last != null && now.isBefore(last.plus(settings.remindAfter()))) {
            throw new DomainException(PayError.MONEY_REQUEST_REMINDED_TODAY);
        }
        MoneyRequest reminded = request.reminded(now);
        requests.remind(reminded);
        if (blocked.blocking(asker, List.of(request.asked())).isEmpty()) {
            events.publish(new MoneyRequestReminded(ids.next(), now, Tsid.of(id), asker, request.asked(),
                    request.amount(), request.memo(), request.askerName(),
                    Objects.requireNonNull(request.lapsesAt())));
        }
        return reminded;
    }
}
