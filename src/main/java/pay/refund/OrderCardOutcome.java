package pay.refund;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import pay.card.CardOutcome;
import pay.card.CardPurpose;
import pay.card.CardRequest;
import pay.chargeback.ChargedBack;
import pay.payment.ChargedOrders;
import pay.payment.RefundablePayments;
import pay.payout.PlaceMoney;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import platform.id.Tsid;

/** What a card company answered about a part of an order's payment: the charge is the payment's, a cancel is a refund's. */
@Component
class OrderCardOutcome implements CardOutcome {
    private final ChargedOrders charges;
    private final Refunds refunds;
    private final RefundablePayments payments;
    private final CardRefunds cardRefunds;
    private final LockWallet wallets;
    private final PlaceMoney placeMoney;
    private final ReturnMoney returnMoney;
    private final ChargedBack chargedBack;
    private final TellRefund tellRefund;
    private final Clock clock;

    OrderCardOutcome(ChargedOrders charges, Refunds refunds, RefundablePayments payments, CardRefunds cardRefunds,
            LockWallet wallets, PlaceMoney placeMoney, ReturnMoney returnMoney, ChargedBack chargedBack,
            TellRefund tellRefund, Clock clock) {
        this.charges = charges;
        this.refunds = refunds;
        this.payments = payments;
        this.cardRefunds = cardRefunds;
        this.wallets = wallets;
        this.placeMoney = placeMoney;
        this.returnMoney = returnMoney;
        this.chargedBack = chargedBack;
        this.tellRefund = tellRefund;
        this.clock = clock;
    }

    @Override
    public CardPurpose purpose() {
        return CardPurpose.ORDER;
    }

    @Override
    public void lock(Tsid purposeId) {
        charges.lock(purposeId);
    }

    @Override
    public boolean canBeTaken(CardRequest charge) {
        return charges.canBeTaken(charge);
    }

    @Override
    public void charged(CardRequest charge) {
        charges.charged(charge);
    }

    @Override
    public void chargeRefused(CardRequest charge) {
        charges.notCharged(charge);
    }

    @Override
    public void canceled(CardRequest cancel) {
        Refund refund = refund(cancel);
        cardRefunds.done(cancel, now());
        came(refund);
    }

    /** Not while the card's holder disputes the payment, or has got a part of it so: that may be why the company takes no cancel. */
    @Override
    public boolean canBeRefused(CardRequest cancel) {
        return chargedBack.standing(cancel.purposeId()).isClear();
    }

    /** The member gets it in money. */
    @Override
    public void cancelRefused(CardRequest cancel) {
        Refund refund = refund(cancel);
        String orderName = payments.find(refund.orderId()).orElseThrow().orderName();
        Wallet wallet = wallets.lock(refund.memberId());
        PlaceMoney.Placement money = placeMoney.place(wallet, cancel.amount(), now());
        cardRefunds.refused(cancel, now());
        if (returnMoney.give(refund, wallet, money, Kept.REFUND_NOT_TO_CARD, orderName, now())) {
            refund.partSent();
        }
        came(refund);
    }

    private Refund refund(CardRequest cancel) {
        return refunds.lockById(cardRefunds.refundOf(cancel)).orElseThrow();
    }

    private void came(Refund refund) {
        refund.partCame(now());
        tellRefund.tell(refunds.saveAndFlush(refund));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
