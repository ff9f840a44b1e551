package commerce.groupbuy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import commerce.catalogue.Catalogue;
import commerce.order.FillSeats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import platform.event.DomainEvents;
import platform.money.Won;

/**
 * Ends the teams whose time is over, each in a transaction of its own and under the lock that the last payment takes too, so that
 * one of both happens. Where the platform covers a deal, it pays the seller what the members' pieces are dearer without a team, and
 * they get them.
 */
@Service
class ExpireTeams {
    private static final Logger LOG = LoggerFactory.getLogger(ExpireTeams.class);
    private static final int PAGE = 100;

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
        List<Teams.Place> page = teams.expired(now, Teams.Place.FIRST, PAGE);
        while (!page.isEmpty()) {
            for (Teams.Place each : page) {
                ended += end(each.id(), now) ? 1 : 0;
            }
            page = teams.expired(now, page.getLast(), PAGE);
        }
        return ended;
    }

    private boolean end(TeamId id, Instant now) {
        try {
            return transaction.<Boolean>execute(status -> {
                Optional<Team> locked = teams.lockExpired(id, now);
                locked.ifPresent(team -> end(team, now));
                return locked.isPresent();
            });
        } catch (RuntimeException e) {
            LOG.error("Team {} does not end", id.value(), e);
            return false;
        }
    }

    private void end(Team team, Instant now) {
        Deal deal = deals.find(team.dealId()).orElseThrow();
        List<TakenSeat> members = seats.paid(List.of(team.id()));
        if (!cover(team, deal, members, now)) {
            end.fail(team, deal, members, TeamEnd.TIME_OVER, now);
        }
    }

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
        fill.cover(members.stream().map(TakenSeat::orderId).toList(), discount, now);
        events.publish(news.filled(filled, deal, members, now));
        return true;
    }
}
