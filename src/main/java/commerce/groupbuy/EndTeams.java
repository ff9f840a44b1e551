package commerce.groupbuy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvent;
import platform.event.DomainEvents;

/** Teams, which the caller has locked, come to nothing: what their members paid is noted as owed to them in the same transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EndTeams {
    private final Teams teams;
    private final Seats seats;
    private final TeamNews news;
    private final DomainEvents events;

    EndTeams(Teams teams, Seats seats, TeamNews news, DomainEvents events) {
        this.teams = teams;
        this.seats = seats;
        this.news = news;
        this.events = events;
    }

    /**
     * Ends them.
     *
     * @param paid their paid seats
     */
    void fail(List<Team> locked, Map<DealId, Deal> deals, Map<TeamId, List<TakenSeat>> paid, TeamEnd why, Instant now) {
        List<DomainEvent> told = new ArrayList<>();
        for (Team team : locked) {
            Team ended = team.ended(why, now);
            teams.save(ended);
            Deal deal = deals.get(team.dealId());
            if (deal != null) {
                told.add(news.failed(ended, deal, paid.getOrDefault(team.id(), List.of()), now));
            }
        }
        seats.lose(locked.stream().map(Team::id).toList());
        told.forEach(events::publish);
    }
}
