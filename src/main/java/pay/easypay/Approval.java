package pay.easypay;

import java.time.LocalDate;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import pay.card.CardRequestId;
import pay.ledger.MovementId;
import pay.tender.TenderKind;
import platform.money.Won;

/**
 * One way in which a payment is paid, and how far that has come.
 *
 * @param amount what the member approved
 * @param captured what of it was taken
 * @param canceled what of that went back
 * @param hold where it is set aside in the ledger; null of a card, and in test mode
 * @param card which card is charged; null of other ways
 * @param countedOn the day in Seoul on which it counted against the member's limits; null of what does not
 */
public record Approval(TenderKind kind, Won amount, Won captured, Won canceled, @Nullable MovementId hold,
        @Nullable CardPart card, @Nullable LocalDate countedOn) {
    public Approval {
        if (!amount.isPositive() || amount.isLessThan(captured) || captured.isLessThan(canceled)
                || canceled.isNegative()) {
            throw new IllegalArgumentException(
                    kind + " " + amount + ", captured " + captured + ", canceled " + canceled);
        }
    }

    static Approval of(TenderKind kind, Won amount, @Nullable MovementId hold) {
        return new Approval(kind, amount, Won.ZERO, Won.ZERO, hold, null, null);
    }

    static Approval byCard(Won amount, CardPart card) {
        return new Approval(TenderKind.CARD, amount, Won.ZERO, Won.ZERO, null, card, null);
    }

    /** Counted against the member's limits, unless it is Madang's. */
    Approval countedOn(LocalDate day) {
        return kind == TenderKind.COUPON ? this : new Approval(kind, amount, captured, canceled, hold, card, day);
    }

    /** With the charge that was asked for. */
    Approval charge(CardRequestId charge) {
        return new Approval(kind, amount, captured, canceled, hold, Objects.requireNonNull(card).charged(charge),
                countedOn);
    }

    Approval capture(Won part) {
        if (!captured.equals(Won.ZERO)) {
            throw new IllegalStateException(kind + " was captured before");
        }
        return new Approval(kind, amount, part, canceled, hold, card, countedOn);
    }

    Approval cancel(Won part) {
        return new Approval(kind, amount, captured, canceled.plus(part), hold, card, countedOn);
    }

    /** What can still go back. */
    Won left() {
        return captured.minus(canceled);
    }
}
