package pay.point;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.PointsMoved;
import pay.ledger.Account;
import pay.ledger.Balance;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.Posted;
import pay.ledger.Posting;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Posts a journal that moves one member's points, writes the movement into their list and tells the other modules. */
@Component
class MovePoints {
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final DomainEvents events;
    private final Ids ids;

    MovePoints(Ledger ledger, JdbcClient jdbc, DomainEvents events, Ids ids) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.events = events;
        this.ids = ids;
    }

    /**
     * Moves the points of one member.
     *
     * @param points the member's account of points
     * @param posting a journal of which the first line, and no other, posts on that account
     * @throws LedgerRefusal as the ledger does; the transaction must roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(Account points, Posting posting, PointsChange change) {
        Posted posted = ledger.post(posting, change.at());
        Tsid movement = Tsid.of(posted.movements().getFirst());
        Balance after = posted.after(points);
        jdbc.sql("""
                insert into pay_point_movement
                    (member_id, sequence, movement_id, kind, points, balance, description, occurred_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """).params(points.owner(), after.postings(), movement.value(), change.kind().name(), change.points(),
                after.credit(), change.description(), UtcColumn.of(change.at())).update();
        events.publish(new PointsMoved(ids.next(), change.at(), new Tsid(points.owner()), movement, change.points(),
                after.credit(), after.postings(), change.kind().name(), change.description()));
    }
}
