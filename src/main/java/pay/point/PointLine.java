package pay.point;

import pay.ledger.Account;
import pay.ledger.Balance;
import pay.ledger.MovementId;
import pay.ledger.Posted;
import platform.id.Tsid;

/**
 * One line to be written into a member's list of points.
 *
 * @param after what stands on their account of points right after it
 */
public record PointLine(Tsid memberId, MovementId movement, Balance after, PointsChange change) {
    /** What a journal's movement, by its number among the journal's, did to an account of points that no other movement of it touches. */
    public static PointLine of(Account points, Posted posted, int number, PointsChange change) {
        return new PointLine(new Tsid(points.owner()), posted.movements().get(number), posted.after(points), change);
    }
}
