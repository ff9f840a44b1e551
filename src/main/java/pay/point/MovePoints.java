package pay.point;

import java.util.List;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.PointsMoved;
import pay.ledger.Account;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.Posted;
import pay.ledger.Posting;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Posts a journal that moves one member's points, writes the movement into their list and tells the other modules. */
@Component
public class MovePoints {
    private final Ledger ledger;
    private final PointLines lines;
    private final DomainEvents events;
    private final Ids ids;

    MovePoints(Ledger ledger, PointLines lines, DomainEvents events, Ids ids) {
        this.ledger = ledger;
        this.lines = lines;
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
    public Posted move(Account points, Posting posting, PointsChange change) {
        Posted posted = ledger.post(posting, change.at());
        moved(List.of(PointLine.of(points, posted, 0, change)));
        return posted;
    }

    /** Writes movements that were posted into their members' lists, and tells the other modules of each. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void moved(List<PointLine> moved) {
        lines.write(moved);
        moved.forEach(line -> events.publish(new PointsMoved(ids.next(), line.change().at(), line.memberId(),
                Tsid.of(line.movement()), line.change().points(), line.after().credit(), line.after().postings(),
                line.change().kind().name(), line.change().description())));
    }
}
