package pay.refund;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.BankTransfer;
import pay.card.CardPayments;
import pay.card.CardRequest;
import pay.ledger.Account;
import pay.payment.Payment;
import pay.payment.Tender;
import pay.payout.PlaceMoney;
import pay.payout.SendToBank;
import pay.promotion.UseCoupons;
import pay.seller.ClawBack;
import pay.tender.TenderKind;
import pay.virtualaccount.VirtualAccounts;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.money.Won;

/**
 * Sends each part of a refund where it came from: points to their lots, a card's part back to the card, what was deposited to the account
 * that was named for it, or of who cannot have it there into the wallet, money into the wallet, what a
 * coupon paid to its budget; the coupon itself can be used again when all of the payment went back.
 */
@Component
class ReturnTenders {
    private static final String REASON = "주문 취소";

    private final LockWallet wallets;
    private final VirtualAccounts virtualAccounts;
    private final SendToBank sendToBank;
    private final UseCoupons useCoupons;
    private final PlaceMoney placeMoney;
    private final ReturnMoney returnMoney;
    private final RefundPostings postings;
    private final RefundDues dues;
    private final ClawBack clawBack;
    private final CardPayments cards;
    private final CardRefunds cardRefunds;

    ReturnTenders(LockWallet wallets, VirtualAccounts virtualAccounts, SendToBank sendToBank, UseCoupons useCoupons,
            PlaceMoney placeMoney, ReturnMoney returnMoney,
            RefundPostings postings, RefundDues dues,
            ClawBack clawBack, CardPayments cards, CardRefunds cardRefunds) {
        this.wallets = wallets;
        this.virtualAccounts = virtualAccounts;
        this.sendToBank = sendToBank;
        this.useCoupons = useCoupons;
        this.placeMoney = placeMoney;
        this.returnMoney = returnMoney;
        this.postings = postings;
        this.dues = dues;
        this.clawBack = clawBack;
        this.cards = cards;
        this.cardRefunds = cardRefunds;
    }

    /**
     * Returns how many parts are on their way to a bank or a card; none: everything is back.
     *
     * @param before what the payment was taken by, and what of it went back before
     * @param request says how much goes back in which way, and what of it is taken from sellers
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int begin(Refund refund, Payment payment, List<Tender> before, RefundRequest request, Instant now) {
        CardRequest cancel = cancel(payment, request.of(TenderKind.CARD));
        Wallet wallet = wallets.lock(payment.memberId());
        long id = payment.id().value();
        Won coupon = request.of(TenderKind.COUPON);
        Account budget = coupon.isPositive() ? useCoupons.budgetOf(id) : null;
        if (request.endsCoupon(before)) {
            useCoupons.free(List.of(id));
        }
        clawBack.take(refund.refundId(), refund.orderId(), request.sellerShares());
        if (budget != null) {
            // Before the points: a budget's balance is younger than what all points share, and is locked before it everywhere.
            postings.coupon(refund, budget, coupon, now);
        }
        if (refund.interest().isPositive()) {
            postings.interest(refund, wallet, payment.orderName(), now);
        }
        // Where a part may have to go to a bank, this locks the wallet's balance: before what all points share, which is older.
        Won deposited = request.of(TenderKind.VIRTUAL_ACCOUNT);
        Optional<BankAccount> refundAccount = deposited.isPositive()
                ? virtualAccounts.find(Tsid.of(payment.id())).flatMap(virtualAccounts::refundAccount)
                : Optional.empty();
        Won inMoney = refundAccount.isPresent() ? Won.ZERO : deposited;
        Won ofMoney = request.of(TenderKind.MONEY).minus(due(refund, payment, wallet, request, now));
        PlaceMoney.Placement money = placeMoney.place(wallet, ofMoney.plus(inMoney), inMoney, now);
        Won points = request.of(TenderKind.POINTS);
        if (points.isPositive()) {
            postings.points(refund, wallet, points, payment.orderName(), now);
        }
        int onTheirWay = 0;
        if (cancel != null) {
            cardRefunds.hold(refund, cancel, postings.escrow(refund), now);
            onTheirWay++;
        }
        if (refundAccount.isPresent()) {
            sendToBank.send(BankTransfer.Purpose.REFUND, refund.refundId(), postings.escrow(refund),
                    refundAccount.get(), deposited);
            onTheirWay++;
        }
        if (returnMoney.give(refund, wallet, money, Kept.REFUND, payment.orderName(), now)) {
            onTheirWay++;
        }
        return onTheirWay;
    }

    /** What of the money does not go back, since the member has spent what they got for it. */
    private Won due(Refund refund, Payment payment, Wallet wallet, RefundRequest request, Instant now) {
        return request.of(TenderKind.MONEY).isPositive()
                ? dues.take(new RefundDues.Back(refund.refundId(), payment, wallet, request.of(TenderKind.MONEY),
                        request.moneyOfSellers(), postings.escrow(refund), now))
                : Won.ZERO;
    }

    /** Asks the card company to take a part back, which is sent soon after this commits. */
    private @Nullable CardRequest cancel(Payment payment, Won amount) {
        return amount.isPositive()
                ? cards.find(cards.cancel(Objects.requireNonNull(payment.charge()), Tsid.of(payment.id()), amount,
                        REASON)).orElseThrow()
                : null;
    }
}
