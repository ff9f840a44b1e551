package commerce.groupbuy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
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
     * One of them.
     *
     * @param paid its paid seats
     */
    record Failing(Team team, Deal deal, List<TakenSeat> paid) {}

    /** Ends them, none allowed. */
    void fail(List<Failing> locked, TeamEnd why, Instant now) {
        List<Failing> ended = locked.stream()
                .map(each -> new Failing(each.team().ended(why, now), each.deal(), each.paid())).toList();
        ended.stream().map(Failing::team).collect(Collectors.groupingBy(Team::status))
                .forEach((status, all) -> teams.end(all.stream().map(Team::id).toList(), status, why, now));
        seats.lose(ended.stream().map(each -> each.team().id()).toList());
        ended.forEach(each -> events.publish(news.failed(each.team(), each.deal(), each.paid(), now)));
    }
}
