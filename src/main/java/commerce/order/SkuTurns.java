package commerce.order;

import commerce.quote.QuoteId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Component;
import platform.id.Tsid;
import platform.web.DomainException;

/** A turn at the SKUs of a quote for who orders from it, alone or as one of a team: a crowd for one of them keeps nobody from the others. */
@Component
public class SkuTurns {
    private final SkuQueues queues;
    private final PlaceOrder place;

    SkuTurns(SkuQueues queues, PlaceOrder place) {
        this.queues = queues;
        this.place = place;
    }

    /** To be over when the order is committed. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Waits for it, without a connection to the database.
     *
     * @throws DomainException {@link CommerceError#SKU_CROWDED}: too many wait, or it took too long
     */
    public Turn await(Tsid buyer, QuoteId quote) {
        return queues.enter(place.skus(buyer, quote));
    }
}
