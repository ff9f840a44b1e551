package pay.easypay;

import org.jspecify.annotations.Nullable;
import pay.ledger.MovementId;
import platform.money.Won;

/**
 * One way in which a payment is paid, and how far that has come.
 *
 * @param amount what the member approved
 * @param captured what of it was taken
 * @param canceled what of that went back
 * @param hold where it is set aside in the ledger; null in test mode
 */
public record Approval(TenderKind kind, Won amount, Won captured, Won canceled, @Nullable MovementId hold) {
    public Approval {
        if (!amount.isPositive() || amount.isLessThan(captured) || captured.isLessThan(canceled)
                || canceled.isNegative()) {
            throw new IllegalArgumentException(
                    kind + " " + amount + ", captured " + captured + ", canceled " + canceled);
        }
    }

    static Approval of(TenderKind kind, Won amount, @Nullable MovementId hold) {
        return new Approval(kind, amount, Won.ZERO, Won.ZERO, hold);
    }

    Approval capture(Won part) {
        if (!captured.equals(Won.ZERO)) {
            throw new IllegalStateException(kind + " was captured before");
        }
        return new Approval(kind, amount, part, canceled, hold);
    }

    Approval cancel(Won part) {
        return new Approval(kind, amount, captured, canceled.plus(part), hold);
    }

    /** What can still go back. */
    Won left() {
        return captured.minus(canceled);
    }
}
