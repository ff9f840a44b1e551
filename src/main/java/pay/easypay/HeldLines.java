package pay.easypay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import pay.ledger.Account;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posted;
import pay.ledger.Posting;
import platform.money.Won;

/** The journals in which what members approve is set aside, taken, or given up. */
final class HeldLines {
    private HeldLines() {}

    /**
     * One hold per tender, in the tenders' order.
     *
     * @param budget what pays a coupon; null without one
     */
    static Posting hold(MerchantPayment payment, Tenders tenders, Account wallet, HoldAccounts.Found accounts,
            @Nullable Account budget) {
        Account payable = accounts.payable(payment.ask().merchant());
        List<Line> lines = tenders.parts().stream().<Line>map(part -> switch (part.kind()) {
            case MONEY -> new Line.Hold(wallet, payable, part.amount().amount());
            case COUPON -> new Line.Hold(Objects.requireNonNull(budget), payable, part.amount().amount());
            case POINTS -> new Line.Hold(accounts.points(payment.member()), Account.POINTS_ISSUED,
                    part.amount().amount());
        }).toList();
        return posting("EASYPAY_HELD", payment, lines);
    }

    /** What such a journal stands for. */
    static Approvals approvals(Tenders tenders, Posted posted) {
        List<Approval> approvals = new ArrayList<>();
        for (int i = 0; i < tenders.parts().size(); i++) {
            Tenders.Part part = tenders.parts().get(i);
            approvals.add(Approval.of(part.kind(), part.amount(), posted.movements().get(i)));
        }
        return new Approvals(approvals);
    }

    /**
     * One line per approval, in their order, which takes what of it is captured; and with points burnt, their won go from the
     * reserve to the merchant.
     */
    static Posting take(MerchantPayment payment, Approvals captured, Account payable) {
        List<Line> lines = new ArrayList<>();
        captured.each().forEach(approval -> lines.add(approval.captured().isPositive()
                ? new Line.Capture(hold(approval), approval.captured().amount())
                : new Line.Release(hold(approval))));
        Won points = captured.of(TenderKind.POINTS).map(Approval::captured).orElse(Won.ZERO);
        if (points.isPositive()) {
            lines.add(new Line.Post(Account.POINT_RESERVE, payable, points.amount()));
        }
        return posting("EASYPAY_TAKEN", payment, lines);
    }

    static Posting giveUp(MerchantPayment payment, Approvals approvals) {
        return posting("EASYPAY_GIVEN_UP", payment,
                approvals.each().stream().<Line>map(approval -> new Line.Release(hold(approval))).toList());
    }

    private static MovementId hold(Approval approval) {
        return Objects.requireNonNull(approval.hold());
    }

    private static Posting posting(String kind, MerchantPayment payment, List<Line> lines) {
        return new Posting(kind, Long.toString(payment.id()), lines, Map.of());
    }
}
