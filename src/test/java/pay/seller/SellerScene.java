package pay.seller;

import java.util.List;
import java.util.Set;

import commerce.events.ChargebackSettled;
import commerce.events.PayoutDue;
import commerce.events.PurchaseConfirmed;
import commerce.events.RefundRequested;
import commerce.events.ReturnFreightKept;
import commerce.events.SaleTakenBack;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.PayScene;
import pay.bank.AccountNumber;
import pay.bank.BankCode;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import testing.TestMembers.TestMember;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A seller of commerce's as pay sees it, and what commerce tells of its sales. */
final class SellerScene {
    final PayScene pay;
    final Tsid seller;
    final TestMember buyer;
    private final Accounts accounts;
    private final Ledger ledger;
    private final KeepPayee keepPayee;
    private final ConfirmPayee confirmPayee;
    private final TransactionTemplate transaction;

    SellerScene(ApplicationContext context, long money) {
        this.pay = new PayScene(context);
        this.accounts = context.getBean(Accounts.class);
        this.ledger = context.getBean(Ledger.class);
        this.keepPayee = context.getBean(KeepPayee.class);
        this.confirmPayee = context.getBean(ConfirmPayee.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.seller = pay.id();
        this.buyer = pay.memberWith(money);
    }

    /** An item that was paid for. */
    record Sold(PayScene.Prepared order, Tsid item, long paid, long coupon) {
        long salesFee() {
            return (paid + coupon) / 10;
        }

        long paymentFee() {
            return paid / 50;
        }

        long vat() {
            return (salesFee() + paymentFee()) / 10;
        }

        long sellers() {
            return paid + coupon - salesFee() - paymentFee() - vat();
        }
    }

    Sold sells(long paid) {
        return sells(paid, 0);
    }

    /** @param coupon what the platform bears of the price */
    Sold sells(long paid, long coupon) {
        PayScene.Prepared order = pay.prepared(buyer, paid);
        assertThat(pay.confirm(buyer, order).status()).isEqualTo(200);
        return new Sold(order, pay.id(), paid, coupon);
    }

    PurchaseConfirmed confirmation(Sold sold) {
        return new PurchaseConfirmed(pay.id(), pay.now(), sold.order.orderId(), sold.item, sold.order.payment(),
                buyer.id(), seller, pay.id(), pay.id(), "제주 감귤", "5kg", "FRUIT", 1, Won.of(sold.paid + sold.coupon),
                Won.ZERO, Won.of(sold.coupon), Won.ZERO, Won.of(sold.paid),
                List.of(new PurchaseConfirmed.Tender("MONEY", Won.of(sold.paid))), Won.of(sold.salesFee()),
                Won.of(sold.paymentFee()), Won.of(sold.vat()), Won.of(sold.sellers()), true);
    }

    void confirms(Sold sold) {
        pay.tell(confirmation(sold));
        awaitCredit("SALE", sold.item);
    }

    Sold soldAndConfirmed(long paid) {
        Sold sold = sells(paid);
        confirms(sold);
        return sold;
    }

    /** So much of a confirmed item goes back, with its part of the fees. */
    RefundRequested refundOf(Sold sold, long amount) {
        return refundOf(sold, amount, 0);
    }

    /** The same too late, so that so much interest is owed. */
    RefundRequested refundOf(Sold sold, long amount, long interest) {
        Tsid refund = pay.id();
        RefundRequested.SellerShare share = new RefundRequested.SellerShare(sold.item, seller, Won.of(amount),
                Won.of(sold.coupon * amount / sold.paid), Won.of(sold.salesFee() * amount / sold.paid),
                Won.of(sold.paymentFee() * amount / sold.paid), Won.of(sold.vat() * amount / sold.paid));
        return new RefundRequested(pay.id(), pay.now(), refund, sold.order.orderId(), buyer.id(),
                sold.order.payment(), List.of(new RefundRequested.Leg("MONEY", Won.of(amount))), "RETURNED",
                List.of(share.with(Won.of(interest))), Won.of(interest));
    }

    RefundRequested refunds(Sold sold, long amount) {
        return refunds(refundOf(sold, amount));
    }

    RefundRequested refunds(RefundRequested asked) {
        pay.tell(asked);
        await().until(() -> pay.count("pay_refund where status = 'COMPLETED' and id = " + asked.refundId()) == 1);
        return asked;
    }

    /** Pieces come back that the platform's coupon of so much had paid in full. */
    void takesBack(Sold sold, long coupon) {
        Tsid claim = pay.id();
        pay.tell(new SaleTakenBack(pay.id(), pay.now(), claim, sold.order.orderId(), new RefundRequested.SellerShare(
                sold.item, seller, Won.ZERO, Won.of(coupon), Won.ZERO, Won.ZERO, Won.ZERO)));
        awaitCredit("CLAW_BACK", claim);
    }

    void keepsFreight(Sold sold, long amount) {
        Tsid claim = pay.id();
        pay.tell(new ReturnFreightKept(pay.id(), pay.now(), claim, sold.order.orderId(), sold.item, seller,
                Won.of(amount)));
        awaitCredit("FREIGHT", claim);
    }

    /** A card company has taken back what was paid for an item: so much of it is kept, so much was the seller's, who pays a fee. */
    ChargebackSettled chargesBack(Sold sold, long fromEscrow, long fromSeller, long fee) {
        ChargebackSettled settled = new ChargebackSettled(pay.id(), pay.now(), pay.id(), pay.id(),
                sold.order.orderId(), sold.item, seller, Won.of(fromEscrow), Won.of(fromSeller), Won.of(fee),
                Won.of(fee / 10));
        pay.tell(settled);
        awaitCredit("CHARGEBACK", settled.shareId());
        return settled;
    }

    private void awaitCredit(String kind, Tsid source) {
        await().until(() -> pay.count("pay_seller_credit where kind = '" + kind + "' and source_id = " + source) == 1);
    }

    /** The seller is paid out to an account whose number ends so. */
    Tsid hasAccount(String end) {
        Tsid payee = enters(end);
        decides(payee, true);
        return payee;
    }

    void decides(Tsid payee, boolean confirmed) {
        confirmPayee.decide(new StaffCaller(pay.id(), "operator", Set.of("OPERATOR"), null), payee, confirmed);
    }

    /** The seller's people enter an account whose number ends so. */
    Tsid enters(String end) {
        return enters(new AccountNumber(PayScene.accountNumber(end)));
    }

    Tsid enters(AccountNumber number) {
        return keepPayee.keep(seller, new StaffCaller(pay.id(), "owner", Set.of("SELLER"), seller),
                BankCode.SHINHAN, number, "홍길동");
    }

    PayoutDue payout(Tsid payee, long amount) {
        Tsid statement = pay.id();
        return new PayoutDue(pay.id(), pay.now(), statement, seller, statement, payee, Won.of(amount));
    }

    PayoutDue asks(Tsid payee, long amount) {
        PayoutDue due = payout(payee, amount);
        pay.tell(due);
        return due;
    }

    void awaitPayout(PayoutDue due, String status) {
        await().until(
                () -> pay.count("pay_seller_payout where status = '" + status + "' and id = " + due.payoutId()) == 1);
    }

    long told(String type, Tsid aggregate) {
        return pay.count("platform_event_log where type = '" + type + "' and aggregate_id = " + aggregate);
    }

    long payable() {
        return balance(AccountKind.SELLER_PAYABLE, seller);
    }

    /** What the seller owes. */
    long owed() {
        return -balance(AccountKind.SELLER_RECEIVABLE, seller);
    }

    long escrow(Sold sold) {
        return balance(AccountKind.ORDER_ESCROW, sold.order.orderId());
    }

    private long balance(AccountKind kind, Tsid owner) {
        return transaction.execute(status -> accounts.find(kind, owner.value())
                .map(account -> ledger.balance(account).credit()).orElse(0L));
    }
}
