package pay.easypay;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.BankTransfer;
import pay.card.CardRequestId;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.payout.PlaceMoney;
import pay.payout.SendToBank;
import pay.point.MovePoints;
import pay.point.PointsChange;
import pay.point.SpendPoints;
import pay.promotion.UseCoupons;
import pay.tender.TenderKind;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Gives each tender back what it gave: what was deposited to the account that was named for it, money into the wallet up to its cap and the rest to the member's bank account, points to
 * the lots that they came from, what a coupon paid to its budget; the coupon itself can be used again when all of the payment went
 * back. Of a member who left, money goes to the account that was kept, else it is unclaimed, and
 * points are Madang's own.
 */
@Component
class ReturnTenders {
    private final LockWallet wallets;
    private final PlaceMoney placeMoney;
    private final Accounts accounts;
    private final CancelPostings postings;
    private final MovePoints movePoints;
    private final SpendPoints spendPoints;
    private final UseCoupons useCoupons;
    private final CancelCardPart cancelCardPart;
    private final CancelDues dues;
    private final DepositParts depositParts;
    private final DepositCancels depositCancels;
    private final ApprovalRows approvals;
    private final CountPayments countPayments;
    private final SendToBank sendToBank;

    ReturnTenders(LockWallet wallets, PlaceMoney placeMoney, Accounts accounts, CancelPostings postings,
            MovePoints movePoints, SpendPoints spendPoints,
            UseCoupons useCoupons, CancelCardPart cancelCardPart, CancelDues dues, DepositParts depositParts,
            DepositCancels depositCancels,
            ApprovalRows approvals, CountPayments countPayments, SendToBank sendToBank) {
        this.wallets = wallets;
        this.placeMoney = placeMoney;
        this.accounts = accounts;
        this.postings = postings;
        this.movePoints = movePoints;
        this.spendPoints = spendPoints;
        this.useCoupons = useCoupons;
        this.cancelCardPart = cancelCardPart;
        this.dues = dues;
        this.depositParts = depositParts;
        this.depositCancels = depositCancels;
        this.approvals = approvals;
        this.countPayments = countPayments;
        this.sendToBank = sendToBank;
    }

    /**
     * Gives it back in the caller's transaction, which must roll back when this throws.
     *
     * @param moneyLeft what of the payment's money is paid for still
     * @throws pay.ledger.LedgerRefusal when what is owed to the merchant does not cover it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Transaction cancel, Map<TenderKind, Won> parts, Won moneyLeft) {
        Account payable = postings.payable(cancel.payment());
        Won byCard = parts.get(TenderKind.CARD);
        // The request's row before the wallet's, the balances after it.
        CardRequestId request = byCard == null ? null : cancelCardPart.ask(cancel, byCard);
        Wallet wallet = wallets.lock(cancel.payment().member());
        countPayments.giveBack(List.of(CountPayments.Uncounted.of(cancel.payment(),
                approvals.of(cancel.payment().id()), parts)), cancel.at());
        Account budget = parts.containsKey(TenderKind.COUPON) ? useCoupons.budgetOf(cancel.payment().id()) : null;
        if (cancel.payment().state() == PaymentState.CANCELED) {
            useCoupons.free(List.of(cancel.payment().id()));
        }
        if (request != null) {
            cancelCardPart.hold(request, cancel, payable);
        }
        Won ofDeposit = ofDepositToWallet(cancel, payable, parts);
        Won money = parts.getOrDefault(TenderKind.MONEY, Won.ZERO).plus(ofDeposit);
        if (parts.containsKey(TenderKind.MONEY)) {
            money = money.minus(due(cancel, wallet, payable, money, moneyLeft));
        }
        if (money.isPositive()) {
            money(cancel, wallet, payable, money, ofDeposit);
        }
        parts.forEach((kind, amount) -> {
            switch (kind) {
                case CARD, VIRTUAL_ACCOUNT, MONEY -> {
                    // Under way already.
                }
                case COUPON -> postings.post("EASYPAY_CANCEL_COUPON", cancel,
                        new Line.Post(payable, Objects.requireNonNull(budget), amount.amount()));
                case POINTS -> points(cancel, wallet, payable, amount.amount());
            }
        });
    }

    /** What of the money does not go back, since the member has spent what they got for it. */
    private Won due(Transaction cancel, Wallet wallet, Account payable, Won money, Won moneyLeft) {
        Optional<CancelDues.Due> due = dues.take(new CancelDues.Back(new Tsid(cancel.id()),
                new Tsid(cancel.payment().id()), wallet, moneyLeft, money, cancel.at()));
        due.ifPresent(each -> postings.post("EASYPAY_CANCEL_CASHBACK", cancel,
                new Line.Post(payable, each.to(), each.amount().amount())));
        return due.map(CancelDues.Due::amount).orElse(Won.ZERO);
    }

    /** What was deposited goes to a bank account of the member's; of who has none, or is frozen or reported, all of it into the wallet. */
    private Won ofDepositToWallet(Transaction cancel, Account payable, Map<TenderKind, Won> parts) {
        Won deposited = parts.getOrDefault(TenderKind.VIRTUAL_ACCOUNT, Won.ZERO);
        Optional<BankAccount> refundAccount = deposited.isPositive()
                ? depositParts.refundAccount(cancel.payment())
                : Optional.empty();
        refundAccount.ifPresent(to -> depositCancels.add(sendToBank.send(BankTransfer.Purpose.PAYMENT_CANCEL,
                new Tsid(cancel.id()), payable, to, deposited), cancel));
        return refundAccount.isPresent() ? Won.ZERO : deposited;
    }

    private void money(Transaction cancel, Wallet wallet, Account payable, Won amount, Won ofDeposit) {
        PlaceMoney.Placement placement = placeMoney.place(wallet, amount, ofDeposit, cancel.at());
        if (placement.toWallet().isPositive()) {
            postings.keep(cancel, wallet, placement.toWallet());
        }
        placement.toBank().ifPresent(part -> sendToBank.send(BankTransfer.Purpose.PAYMENT_CANCEL,
                new Tsid(cancel.id()), payable, part.account(), part.amount()));
    }

    private void points(Transaction cancel, Wallet wallet, Account payable, long amount) {
        if (!wallet.isOpen()) {
            postings.post("EASYPAY_CANCEL_POINTS", cancel, new Line.Post(payable, Account.LAPSED_POINTS, amount));
            return;
        }
        spendPoints.restore(cancel.payment().id(), amount, cancel.at());
        Account points = accounts.open(AccountKind.MEMBER_POINTS, wallet.memberId().value());
        movePoints.move(points,
                new Posting("EASYPAY_CANCEL_POINTS", Long.toString(cancel.id()),
                        List.of(new Line.Post(Account.POINTS_ISSUED, points, amount),
                                new Line.Post(payable, Account.POINT_RESERVE, amount)),
                        Map.of()),
                new PointsChange(PointsChange.Kind.REFUND, amount, cancel.payment().ask().description(), cancel.at()));
    }
}
