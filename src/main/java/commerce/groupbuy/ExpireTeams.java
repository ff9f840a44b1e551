package commerce.groupbuy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import commerce.catalogue.Catalogue;
import commerce.order.FillSeats;
import commerce.order.OrderId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvents;
import platform.money.Won;

/**
 * Ends the teams whose time is over, under the lock that the last payment takes too, so that one of both happens. Where the platform
 * covers a deal, it pays the seller what the members' pieces are dearer without a team, and they get them.
 */
@Service
class ExpireTeams {
    private static final Logger LOG = LoggerFactory.getLogger(ExpireTeams.class);
    private static final int BATCH = 50;

    private final Teams teams;
    private final Seats seats;
    private final Deals deals;
    private final Catalogue catalogue;
    private final EndTeams end;
    private final FillSeats fill;
    private final TeamNews news;
    private final DomainEvents events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExpireTeams(Teams teams, Seats seats, Deals deals, Catalogue catalogue, EndTeams end, FillSeats fill, TeamNews news,
            DomainEvents events, TransactionTemplate transaction, Clock clock) {
        this.teams = teams;
        this.seats = seats;
        this.deals = deals;
        this.catalogue = catalogue;
        this.end = end;
        this.fill = fill;
        this.news = news;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Goes through all that are due; one that cannot end keeps no other from it. How many ended. */
    int due() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int ended = 0;
        List<Teams.Place> due = teams.expired(now, Teams.Place.FIRST, BATCH);
        while (!due.isEmpty()) {
            ended += end(due.stream().map(Teams.Place::id).toList(), now);
            due = teams.expired(now, due.getLast(), BATCH);
        }
        return ended;
    }

    /** A batch in one transaction; when that fails, each by itself. */
    private int end(List<TeamId> due, Instant now) {
        try {
            return transaction.<Integer>execute(status -> {
                List<Team> locked = teams.lockExpired(due, now);
                endLocked(locked, now);
                return locked.size();
            });
        } catch (RuntimeException e) {
            if (due.size() > 1) {
                LOG.warn("A batch of teams did not end; now one by one", e);
                return due.stream().mapToInt(each -> end(List.of(each), now)).sum();
            }
            LOG.error("Team {} does not end", due.getFirst().value(), e);
            return 0;
        }
    }

    private void endLocked(List<Team> locked, Instant now) {
        Map<DealId, Deal> theirDeals = deals.of(locked.stream().map(Team::dealId).collect(Collectors.toSet()));
        Map<TeamId, List<TakenSeat>> paid = seats.paid(locked.stream().map(Team::id).toList()).stream()
                .collect(Collectors.groupingBy(TakenSeat::teamId));
        List<EndTeams.Failing> failing = new ArrayList<>();
        List<OrderId> covered = new ArrayList<>();
        for (Team team : locked) {
            Deal deal = Objects.requireNonNull(theirDeals.get(team.dealId()));
            List<TakenSeat> members = paid.getOrDefault(team.id(), List.of());
            if (cover(team, deal, members, now)) {
                members.forEach(seat -> covered.add(seat.orderId()));
            } else {
                failing.add(new EndTeams.Failing(team, deal, members));
            }
        }
        end.fail(failing, TeamEnd.TIME_OVER, now);
        fill.fill(covered, now);
    }

    /** Whether the platform pays what its members do not; then they are taken on as one that is full. */
    private boolean cover(Team team, Deal deal, List<TakenSeat> members, Instant now) {
        if (deal.coverFrom() == null || members.size() < deal.coverFrom()) {
            return false;
        }
        Won discount = deal.discountFrom(catalogue.find(deal.productId()).map(product -> product.priceAt(now))
                .orElse(deal.listPrice()));
        Won dearer = discount.times(members.stream().mapToInt(TakenSeat::quantity).sum());
        if (!deals.spend(deal.id(), dearer)) {
            return false;
        }
        Team filled = team.ended(TeamEnd.COVERED, now);
        teams.save(filled);
        fill.cover(members.stream().map(TakenSeat::orderId).toList(), discount);
        events.publish(news.filled(filled, deal, members, now));
        return true;
    }
}
