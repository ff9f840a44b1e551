package commerce.groupbuy;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;

/** A team, which the caller has locked, comes to nothing: what its members paid is noted as owed to them in the same transaction. */
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
     * Ends it.
     *
     * @param paid its paid seats
     */
    void fail(Team locked, Deal deal, List<TakenSeat> paid, TeamEnd why, Instant now) {
        Team ended = locked.ended(why, now);
        teams.save(ended);
        seats.lose(locked.id());
        events.publish(news.failed(ended, deal, paid, now));
    }
}
