package commerce.groupbuy;

import java.time.Clock;

import commerce.order.Delivery;
import commerce.order.OrderId;
import commerce.order.PlaceSeat;
import commerce.quote.QuoteId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** A member opens a team: it is there for others when they have paid. */
@Service
class OpenTeam {
    private final PlaceSeat place;
    private final Deals deals;
    private final Teams teams;
    private final Seats seats;
    private final Ids ids;
    private final Clock clock;

    OpenTeam(PlaceSeat place, Deals deals, Teams teams, Seats seats, Ids ids, Clock clock) {
        this.place = place;
        this.deals = deals;
        this.teams = teams;
        this.seats = seats;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    Seating open(Tsid member, DealId id, QuoteId quote, Delivery delivery) {
        return open(new TeamId(ids.nextLong()), new OrderId(ids.nextLong()), member, id, quote, delivery);
    }

    /** The same under ids that are known before. */
    @Transactional
    Seating open(TeamId team, OrderId order, Tsid member, DealId id, QuoteId quote, Delivery delivery) {
        Deal deal = deals.find(id).orElseThrow(() -> new DomainException(CommerceError.DEAL_NOT_FOUND));
        if (!deal.isOpen(clock.instant())) {
            throw new DomainException(CommerceError.DEAL_NOT_OPEN);
        }
        if (!deal.hasRoomForATeam()) {
            throw new DomainException(CommerceError.DEAL_SOLD_OUT);
        }
        NewSeat seat = new NewSeat(deal, team, member, seats, deals, () -> {
            teams.add(Team.forming(team, deal));
            return true;
        });
        return switch (place.place(order, member, quote, delivery, seat)) {
            case PlaceSeat.Outcome.Placed placed ->
                new Seating.Seated(team, placed.order(), placed.amount(), placed.payBy());
            case PlaceSeat.Outcome.PriceChanged changed -> new Seating.PriceChanged(changed.fresh());
            case PlaceSeat.Outcome.NoSeat _ -> throw new IllegalStateException("A new team has a seat for its leader");
        };
    }
}
