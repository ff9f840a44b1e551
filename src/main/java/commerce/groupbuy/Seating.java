package commerce.groupbuy;

import java.time.Instant;

import commerce.order.OrderId;
import commerce.quote.Quote;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import platform.money.Won;

/** What comes of asking for a seat. */
sealed interface Seating {
    /** The member has one, and pays its order until then. */
    record Seated(TeamId team, OrderId order, Won amount, Instant payBy) implements Seating {}

    /** It costs something else now, as this quote says. */
    record PriceChanged(Quote fresh) implements Seating {}

    /**
     * The team has none.
     *
     * @param why {@link CommerceError#TEAM_FULL}, {@link CommerceError#TEAM_CLOSED}
     * @param other one of the same deal that has, and is the next to end
     */
    record NoSeat(CommerceError why, @Nullable TeamView other) implements Seating {}
}
