package commerce.order;

import java.time.Duration;

import commerce.catalogue.SkuId;
import platform.id.Tsid;
import platform.web.DomainException;

/** A place in a team, which an order is to be. */
public interface Seat {
    /** A buyer has this long to pay it. */
    Duration TIME_TO_PAY = Duration.ofMinutes(5);

    Tsid teamId();

    /** By whose terms. */
    Tsid dealId();

    /** Takes it before anything else is written; false, and nothing done, when there is none. */
    boolean take();

    /**
     * Writes whose it is; after the order, and before its stock is taken.
     *
     * @throws DomainException when the buyer may not have it: then all is rolled back
     */
    void keep(OrderId order, SkuId sku, int quantity);
}
