package commerce.groupbuy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import commerce.order.FillSeats;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.money.Won;

/**
 * Ends the teams whose time is over, under the lock that the last payment takes too, so that one of both happens. Where the
 * platform covers a deal, it pays the seller what the members' pieces are dearer without a team, and they get them.
 */
@Service
class ExpireTeams {
    static final int BATCH = 100;

    private final Teams teams;
    private final Seats seats;
    private final Deals deals;
    private final EndTeams end;
    private final FillSeats fill;
    private final TeamNews news;
    private final DomainEvents events;
    private final Clock clock;

    ExpireTeams(Teams teams, Seats seats, Deals deals, EndTeams end, FillSeats fill, TeamNews news, DomainEvents events,
            Clock clock) {
        this.teams = teams;
        this.seats = seats;
        this.deals = deals;
        this.end = end;
        this.fill = fill;
        this.news = news;
        this.events = events;
        this.clock = clock;
    }

    /** One batch in one transaction; how many there were. */
    @Transactional
    int next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Team> over = teams.lockExpired(now, BATCH);
        Map<DealId, Deal> of = deals.of(over.stream().map(Team::dealId).distinct().toList());
        Map<TeamId, List<TakenSeat>> paid = seats.paid(over.stream().map(Team::id).toList()).stream()
                .collect(Collectors.groupingBy(TakenSeat::teamId));
        List<Team> failed = new ArrayList<>();
        for (Team team : over) {
            if (!cover(team, of.get(team.dealId()), paid.getOrDefault(team.id(), List.of()), now)) {
                failed.add(team);
            }
        }
        end.fail(failed, of, paid, TeamEnd.TIME_OVER, now);
        return over.size();
    }

    private boolean cover(Team team, @Nullable Deal deal, List<TakenSeat> members, Instant now) {
        if (deal == null || deal.coverFrom() == null || members.size() < deal.coverFrom()) {
            return false;
        }
        Won dearer = deal.discount().times(members.stream().mapToInt(TakenSeat::quantity).sum());
        if (!deals.spend(deal.id(), dearer)) {
            return false;
        }
        Team filled = team.ended(TeamEnd.COVERED, now);
        teams.save(filled);
        fill.cover(members.stream().map(TakenSeat::orderId).toList(), deal.discount(), now);
        events.publish(news.filled(filled, deal, members, now));
        return true;
    }
}
