package pay.refund;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankTransfer;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.point.MovePoints;
import pay.point.PointsChange;
import pay.point.SpendPoints;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.money.Won;

/** The journals of refunds: all take from the order's escrow. */
@Component
class RefundPostings {
    private final Accounts accounts;
    private final Ledger ledger;
    private final MoveMoney moveMoney;
    private final MovePoints movePoints;
    private final SpendPoints spendPoints;

    RefundPostings(Accounts accounts, Ledger ledger, MoveMoney moveMoney, MovePoints movePoints,
            SpendPoints spendPoints) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.moveMoney = moveMoney;
        this.movePoints = movePoints;
        this.spendPoints = spendPoints;
    }

    Account escrow(Refund refund) {
        return accounts.open(AccountKind.ORDER_ESCROW, refund.orderId().value());
    }

    /** Into the wallet, above its cap too, since it is the member's money; unclaimed when the member left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Refund refund, Wallet wallet, Won amount, Kept as, String orderName, Instant now) {
        post(as.name(), refund.refundId(), refund, wallet, amount, List.of(), orderName, now);
    }

    /** What a seller owes for the delay, which was taken into the escrow with its share: always into the wallet. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void interest(Refund refund, Wallet wallet, String orderName, Instant now) {
        post("REFUND_INTEREST", refund.refundId(), refund, wallet, refund.interest(), List.of(), orderName, now);
    }

    /** To the lots that they came from; of a member who left the won behind them are Madang's own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void points(Refund refund, Wallet wallet, Won amount, String orderName, Instant now) {
        if (!wallet.isOpen()) {
            ledger.post(Posting.of("REFUND_POINTS", refund.refundId().value(),
                    new Line.Post(escrow(refund), Account.LAPSED_POINTS, amount.amount())), now);
            return;
        }
        spendPoints.restore(refund.paymentId().value(), amount.amount(), now);
        Account points = accounts.open(AccountKind.MEMBER_POINTS, wallet.memberId().value());
        movePoints.move(points,
                new Posting("REFUND_POINTS", refund.refundId().toString(),
                        List.of(new Line.Post(Account.POINTS_ISSUED, points, amount.amount()),
                                new Line.Post(escrow(refund), Account.POINT_RESERVE, amount.amount())),
                        Map.of()),
                new PointsChange(PointsChange.Kind.REFUND, amount.amount(), orderName, now));
    }

    /** To the budget that gave it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void coupon(Refund refund, Account budget, Won amount, Instant now) {
        ledger.post(Posting.of("REFUND_COUPON", refund.refundId().value(),
                new Line.Post(escrow(refund), budget, amount.amount())), now);
    }

    /** The bank has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(BankTransfer transfer, Instant now) {
        ledger.post(Posting.of("REFUND_TO_BANK", transfer.id().value(),
                new Line.Capture(transfer.hold(), transfer.amount().amount())), now);
    }

    /** The bank would not have it: where it would have gone without a bank account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sentBack(BankTransfer transfer, Refund refund, Wallet wallet, String orderName, Instant now) {
        // Of one refund two can come back: of what was paid in money, and of what a card company did not take back.
        post("REFUND_SENT_BACK", Tsid.of(transfer.id()), refund, wallet, transfer.amount(),
                List.of(new Line.Release(transfer.hold())), orderName, now);
    }

    private void post(String kind, Tsid reference, Refund refund, Wallet wallet, Won amount, List<Line> more,
            String orderName, Instant now) {
        Account to = wallet.isOpen()
                ? wallet.account()
                : accounts.open(AccountKind.UNCLAIMED, wallet.memberId().value());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line.Post(escrow(refund), to, amount.amount()));
        lines.addAll(more);
        Posting posting = new Posting(kind, reference.toString(), lines, Map.of());
        if (wallet.isOpen()) {
            moveMoney.move(wallet, amount, posting, new MoneyMoved(MoneyMoved.Kind.REFUND, orderName, now));
        } else {
            ledger.post(posting, now);
        }
    }
}
