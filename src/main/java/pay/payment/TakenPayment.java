package pay.payment;

import java.time.Instant;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import pay.ledger.Account;
import pay.ledger.Posted;
import pay.point.PointLine;
import pay.point.PointsChange;
import pay.tender.TenderKind;
import pay.wallet.MoneyMoved;
import pay.wallet.WalletLine;
import platform.money.Won;

/**
 * A payment that was taken, and what that did.
 *
 * @param points the member's account of points; null when none were spent
 * @param posted its journal, which begins with what the member gave: money, then points
 */
record TakenPayment(Payment payment, Confirmation confirmation, Account wallet, @Nullable Account points,
        Posted posted) {
    /** The line in the wallet's list, if money was taken. */
    Stream<WalletLine> moneyLine(Instant now) {
        Won amount = confirmation.of(TenderKind.MONEY);
        return amount.isPositive()
                ? Stream.of(WalletLine.of(wallet, posted, 0, amount.negated(),
                        new MoneyMoved(MoneyMoved.Kind.PAYMENT, payment.orderName(), now)))
                : Stream.empty();
    }

    /** The line in the list of points, if some were spent. */
    Stream<PointLine> pointLine(Instant now) {
        return points == null
                ? Stream.empty()
                : Stream.of(PointLine.of(points, posted, confirmation.of(TenderKind.MONEY).isPositive() ? 1 : 0,
                        new PointsChange(PointsChange.Kind.PAYMENT, -confirmation.of(TenderKind.POINTS).amount(),
                                payment.orderName(), now)));
    }
}
