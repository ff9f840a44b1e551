package commerce.groupbuy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import commerce.catalogue.SellerId;
import commerce.seller.SellerBusiness;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A seller may not sell any more: its open teams are dissolved, and their members get their money back. One whose leader pays
 * after that opens, and is dissolved when the seller is looked at again.
 */
@Component
class DissolveTeams implements SellerBusiness {
    static final int PAGE = 100;

    private final Teams teams;
    private final Seats seats;
    private final Deals deals;
    private final EndTeams end;
    private final Clock clock;

    DissolveTeams(Teams teams, Seats seats, Deals deals, EndTeams end, Clock clock) {
        this.teams = teams;
        this.seats = seats;
        this.deals = deals;
        this.end = end;
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean endSome(SellerId seller) {
        List<Team> open = teams.lockOf(seller, PAGE);
        Map<TeamId, List<TakenSeat>> paid = seats.paid(open.stream().map(Team::id).toList()).stream()
                .collect(Collectors.groupingBy(TakenSeat::teamId));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        end.fail(open, deals.of(open.stream().map(Team::dealId).distinct().toList()), paid, TeamEnd.SELLER_STOPPED,
                now);
        return open.size() == PAGE;
    }
}
