package commerce.groupbuy;

import java.time.Clock;
import java.time.Instant;

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

/**
 * A member joins a team. One conditional update of its row decides who gets a seat, before anything is written: of a crowd, those
 * who get none have cost a read, or a wait for that row.
 */
@Service
class JoinTeam {
    /** So many are looked through for one in which who found a team full has no seat yet. */
    private static final int OTHERS = 5;

    private final PlaceSeat place;
    private final Deals deals;
    private final Teams teams;
    private final Seats seats;
    private final ReadTeams read;
    private final Ids ids;
    private final Clock clock;

    JoinTeam(PlaceSeat place, Deals deals, Teams teams, Seats seats, ReadTeams read, Ids ids, Clock clock) {
        this.place = place;
        this.deals = deals;
        this.teams = teams;
        this.seats = seats;
        this.read = read;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether somebody could have one now; a team that was never open has none. */
    @Transactional(readOnly = true)
    boolean hasSeat(TeamId id) {
        return teams.find(id).filter(found -> found.openedAt() != null && found.hasSeat(clock.instant())).isPresent();
    }

    @Transactional
    Seating join(Tsid member, TeamId id, QuoteId quote, Delivery delivery) {
        return join(new OrderId(ids.nextLong()), member, id, quote, delivery);
    }

    /** The same under an id that is known before. */
    @Transactional
    Seating join(OrderId order, Tsid member, TeamId id, QuoteId quote, Delivery delivery) {
        Team team = teams.find(id).filter(found -> found.openedAt() != null)
                .orElseThrow(() -> new DomainException(CommerceError.TEAM_NOT_FOUND));
        if (seats.held(id, member).isPresent()) {
            throw new DomainException(CommerceError.SEAT_ALREADY_TAKEN);
        }
        Instant now = clock.instant();
        if (!team.hasSeat(now)) {
            return noSeat(team, member, now);
        }
        Deal deal = deals.find(team.dealId()).orElseThrow();
        NewSeat seat = new NewSeat(deal, id, member, seats, deals, () -> teams.takeSeat(id, now));
        return switch (place.place(order, member, quote, delivery, seat)) {
            case PlaceSeat.Outcome.Placed placed ->
                new Seating.Seated(id, placed.order(), placed.amount(), placed.payBy());
            case PlaceSeat.Outcome.PriceChanged changed -> new Seating.PriceChanged(changed.fresh());
            case PlaceSeat.Outcome.NoSeat _ -> noSeat(teams.find(id).orElseThrow(), member, now);
        };
    }

    private Seating.NoSeat noSeat(Team team, Tsid member, Instant now) {
        TeamView other = read.joinable(team.dealId(), now, Long.MAX_VALUE, OTHERS).stream()
                .filter(open -> !open.id().equals(team.id()) && seats.held(open.id(), member).isEmpty()).findFirst()
                .orElse(null);
        return new Seating.NoSeat(team.isOpen(now) || team.end() == TeamEnd.FULL
                ? CommerceError.TEAM_FULL
                : CommerceError.TEAM_CLOSED, other);
    }
}
