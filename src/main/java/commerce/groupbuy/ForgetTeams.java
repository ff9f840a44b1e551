package commerce.groupbuy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;

/** Removes the teams whose leader never paid, a day later, with their seats; nobody else was ever shown them, and the orders stay. */
@Service
class ForgetTeams {
    /** A payment that comes so late opens the team after all; one that comes later goes back. */
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int BATCH = 500;

    private final Teams teams;
    private final Seats seats;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ForgetTeams(Teams teams, Seats seats, TransactionTemplate transaction, Clock clock) {
        this.teams = teams;
        this.seats = seats;
        this.transaction = transaction;
        this.clock = clock;
    }

    void neverOpened() {
        neverOpened(clock.instant().minus(KEPT));
    }

    /** Those that were asked for before. */
    void neverOpened(Instant before) {
        long end = Ids.firstAt(before);
        int forgotten;
        do {
            forgotten = transaction.<Integer>execute(status -> {
                List<TeamId> some = teams.lockNeverOpened(end, BATCH);
                seats.remove(some);
                teams.remove(some);
                return some.size();
            });
        } while (forgotten == BATCH);
    }
}
