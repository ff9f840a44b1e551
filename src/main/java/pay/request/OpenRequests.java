package pay.request;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;

/** Locks a request for the one who may do something about it. */
@Component
class OpenRequests {
    private final MoneyRequests requests;

    OpenRequests(MoneyRequests requests) {
        this.requests = requests;
    }

    /**
     * One that is open, and stays so to the transaction's end.
     *
     * @param side on which the member must stand
     * @throws DomainException {@code MONEY_REQUEST_NOT_FOUND}, {@code MONEY_REQUEST_CLOSED}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public MoneyRequest lock(MoneyRequestId id, Tsid member, Side side, Instant now) {
        MoneyRequest request = requests.lock(id)
                .filter(found -> found.isOf(member) && Side.of(found, member) == side)
                .orElseThrow(() -> new DomainException(PayError.MONEY_REQUEST_NOT_FOUND));
        if (!request.isOpen(now)) {
            throw new DomainException(PayError.MONEY_REQUEST_CLOSED);
        }
        return request;
    }
}
