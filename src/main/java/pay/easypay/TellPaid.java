package pay.easypay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.events.MerchantPaymentsCompleted;
import pay.ledger.Account;
import pay.ledger.Balance;
import pay.ledger.MovementId;
import pay.ledger.Posted;
import pay.point.PointLine;
import pay.point.PointLines;
import pay.point.PointsChange;
import pay.wallet.MoneyMoved;
import pay.wallet.WalletLine;
import pay.wallet.WalletLines;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;

/** Writes payments that were taken into their members' lists and tells the other modules, of all by one event. */
@Component
class TellPaid {
    private final WalletLines walletLines;
    private final PointLines pointLines;
    private final DomainEvents events;
    private final Ids ids;

    TellPaid(WalletLines walletLines, PointLines pointLines, DomainEvents events, Ids ids) {
        this.walletLines = walletLines;
        this.pointLines = pointLines;
        this.events = events;
        this.ids = ids;
    }

    /**
     * One of them.
     *
     * @param posted its journal: first a movement for each approval
     * @param points the member's account of points; null when they have none
     */
    record Paid(TakePayments.Taking taking, Posted posted, Account wallet, @Nullable Account points) {
        private String description() {
            return taking.payment().ask().description();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(List<Paid> paid, Instant now) {
        List<WalletLine> money = new ArrayList<>();
        List<PointLine> points = new ArrayList<>();
        List<MerchantPaymentsCompleted.Payment> told = new ArrayList<>();
        for (Paid each : paid) {
            MerchantPaymentsCompleted.Side fromWallet = null;
            MerchantPaymentsCompleted.Side fromPoints = null;
            List<Approval> approvals = each.taking().approvals().each();
            for (int i = 0; i < approvals.size(); i++) {
                Won captured = approvals.get(i).captured();
                if (!captured.isPositive()) {
                    continue;
                }
                switch (approvals.get(i).kind()) {
                    case MONEY -> {
                        WalletLine line = WalletLine.of(each.wallet(), each.posted(), i, captured.negated(),
                                new MoneyMoved(MoneyMoved.Kind.PAYMENT, each.description(), now));
                        money.add(line);
                        fromWallet = side(line.movement(), captured, line.after());
                    }
                    case CARD, VIRTUAL_ACCOUNT, COUPON -> {
                        // Nothing of the member's.
                    }
                    case POINTS -> {
                        PointLine line = PointLine.of(Objects.requireNonNull(each.points()), each.posted(), i,
                                new PointsChange(PointsChange.Kind.PAYMENT, -captured.amount(), each.description(),
                                        now));
                        points.add(line);
                        fromPoints = side(line.movement(), captured, line.after());
                    }
                }
            }
            told.add(told(each, fromWallet, fromPoints));
        }
        walletLines.write(money);
        pointLines.write(points);
        events.publish(new MerchantPaymentsCompleted(ids.next(), now, told));
    }

    private static MerchantPaymentsCompleted.Payment told(Paid paid,
            MerchantPaymentsCompleted.@Nullable Side money, MerchantPaymentsCompleted.@Nullable Side points) {
        MerchantPayment payment = paid.taking().payment();
        Ask ask = payment.ask();
        return new MerchantPaymentsCompleted.Payment(new Tsid(payment.id()), payment.member(), Tsid.of(ask.merchant()),
                ask.merchantName(), ask.orderName(), payment.captured().total(), payment.version(), ask.description(),
                money, points);
    }

    private static MerchantPaymentsCompleted.Side side(MovementId movement, Won amount, Balance after) {
        return new MerchantPaymentsCompleted.Side(Tsid.of(movement), amount.amount(), after.credit(),
                after.postings());
    }
}
