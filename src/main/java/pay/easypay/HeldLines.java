package pay.easypay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import pay.card.CardId;
import pay.ledger.Account;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.tender.TenderKind;
import pay.tender.Tenders;
import platform.money.Won;

/** The journals in which what members approve is set aside, taken, or given up. */
final class HeldLines {
    private HeldLines() {}

    /**
     * One hold per tender that is set aside, in the tenders' order.
     *
     * @param budget what pays a coupon; null without one
     */
    static Posting hold(MerchantPayment payment, Tenders tenders, Account wallet, HoldAccounts.Found accounts,
            @Nullable Account budget) {
        Account payable = accounts.payable(payment.ask().merchant());
        List<Line> lines = tenders.held().stream().<Line>map(part -> switch (part.kind()) {
            case CARD, VIRTUAL_ACCOUNT -> throw new IllegalArgumentException(part.kind() + " sets nothing aside");
            case MONEY -> new Line.Hold(wallet, payable, part.amount().amount());
            case COUPON -> new Line.Hold(Objects.requireNonNull(budget), payable, part.amount().amount());
            case POINTS -> new Line.Hold(accounts.points(payment.member()), Account.POINTS_ISSUED,
                    part.amount().amount());
        }).toList();
        return posting("EASYPAY_HELD", payment, lines);
    }

    /**
     * What such a journal stands for.
     *
     * @param holds its movements, one for each tender that is set aside
     */
    static Approvals approvals(Tenders tenders, List<MovementId> holds) {
        Iterator<MovementId> next = holds.iterator();
        return new Approvals(tenders.parts().stream()
                .map(part -> part.by() instanceof Tenders.By.Card(CardId card, int months)
                        ? Approval.byCard(part.amount(), new CardPart(card, months, null))
                        : Approval.of(part.kind(), part.amount(), part.kind().isSetAside() ? next.next() : null))
                .toList());
    }

    /**
     * One line per approval, in their order, which takes what of it is captured, a deposit from the trust account; and with points burnt, their won go from the
     * reserve to the merchant.
     *
     * @param charge what the card company owes for a card's part; null without one
     */
    static Posting take(MerchantPayment payment, Approvals captured, Account payable, @Nullable Line charge) {
        List<Line> lines = new ArrayList<>();
        captured.each().forEach(approval -> lines.add(switch (approval.kind()) {
            case CARD -> Objects.requireNonNull(charge);
            case VIRTUAL_ACCOUNT -> new Line.Post(Account.BANK, payable, approval.captured().amount());
            case MONEY, COUPON, POINTS -> approval.captured().isPositive()
                    ? new Line.Capture(hold(approval), approval.captured().amount())
                    : new Line.Release(hold(approval));
        }));
        Won points = captured.of(TenderKind.POINTS).map(Approval::captured).orElse(Won.ZERO);
        if (points.isPositive()) {
            lines.add(new Line.Post(Account.POINT_RESERVE, payable, points.amount()));
        }
        return posting("EASYPAY_TAKEN", payment, lines);
    }

    static Posting giveUp(MerchantPayment payment, Approvals approvals) {
        return posting("EASYPAY_GIVEN_UP", payment,
                approvals.held().stream().<Line>map(approval -> new Line.Release(hold(approval))).toList());
    }

    private static MovementId hold(Approval approval) {
        return Objects.requireNonNull(approval.hold());
    }

    private static Posting posting(String kind, MerchantPayment payment, List<Line> lines) {
        return new Posting(kind, Long.toString(payment.id()), lines, Map.of());
    }
}
