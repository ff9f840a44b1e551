package pay.leaving;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.ForgetBankAccounts;
import pay.billing.EndBilling;
import pay.card.ForgetCards;
import pay.easypay.OpenCheckouts;
import pay.offline.ForgetOfflineDevices;
import pay.payee.Payees;
import pay.payment.ReadPayment;
import pay.payment.WaitingOrders;
import pay.point.ForfeitPoints;
import pay.request.EndRequests;
import pay.schedule.EndSchedules;
import pay.topup.AutoTopUps;
import pay.transfer.HeldMoney;
import pay.wallet.CloseWallet;
import pay.wallet.Wallet;
import platform.id.Tsid;

/**
 * Lets a member go who left: the wallet closes, bank accounts but one and all cards are erased. The ledger and the list of movements stay
 * for the years that the law asks for (전자금융거래법 §22); they name the member by id alone. What still came into the
 * wallet between our clearance and the leaving goes to the retained bank account, and so
 * does what nobody has accepted of the money that they sent. Points lapse, what they have ordered ahead ends, what they approved for
 * merchants is given up, and so is what they asked for or were asked. Of a frozen wallet money and points stay until that is
 * lifted.
 */
@Component
class LetGo {
    private final ReadPayment payments;
    private final OpenCheckouts openCheckouts;
    private final WaitingOrders waitingOrders;
    private final EndSchedules endSchedules;
    private final CloseWallet closeWallet;
    private final ForgetBankAccounts forgetBankAccounts;
    private final ForgetCards forgetCards;
    private final ForgetOfflineDevices forgetOfflineDevices;
    private final EndBilling endBilling;
    private final LeftMoney leftMoney;
    private final EndRequests endRequests;
    private final ForfeitPoints forfeitPoints;
    private final HeldMoney heldMoney;
    private final Payees payees;
    private final AutoTopUps autoTopUps;
    private final Clock clock;

    LetGo(ReadPayment payments, OpenCheckouts openCheckouts, WaitingOrders waitingOrders, EndSchedules endSchedules,
            CloseWallet closeWallet,
            ForgetBankAccounts forgetBankAccounts, ForgetCards forgetCards, ForgetOfflineDevices forgetOfflineDevices,
            EndBilling endBilling, LeftMoney leftMoney,
            EndRequests endRequests, ForfeitPoints forfeitPoints,
            HeldMoney heldMoney, Payees payees, AutoTopUps autoTopUps, Clock clock) {
        this.payments = payments;
        this.openCheckouts = openCheckouts;
        this.waitingOrders = waitingOrders;
        this.endSchedules = endSchedules;
        this.closeWallet = closeWallet;
        this.forgetBankAccounts = forgetBankAccounts;
        this.forgetCards = forgetCards;
        this.forgetOfflineDevices = forgetOfflineDevices;
        this.endBilling = endBilling;
        this.leftMoney = leftMoney;
        this.endRequests = endRequests;
        this.forfeitPoints = forfeitPoints;
        this.heldMoney = heldMoney;
        this.payees = payees;
        this.autoTopUps = autoTopUps;
        this.clock = clock;
    }

    @Transactional
    public void letGo(Tsid memberId) {
        Set<Tsid> orders = waitingOrders.lockAllOf(memberId);
        Set<Long> checkouts = openCheckouts.lockAllOf(memberId);
        endSchedules.endAllOf(memberId);
        Wallet wallet = closeWallet.close(memberId);
        // Who confirms by card keeps the wallet open until that is committed: from here on there are no others.
        if (payments.anyUnknown(memberId)) {
            throw new IllegalStateException("A card of member " + memberId + " is being charged for an order");
        }
        waitingOrders.giveUp(memberId, orders, clock.instant().truncatedTo(ChronoUnit.MICROS));
        openCheckouts.giveUp(memberId, checkouts, clock.instant());
        forgetBankAccounts.forget(memberId);
        forgetCards.forget(memberId);
        forgetOfflineDevices.forget(memberId);
        endBilling.endAllOf(memberId);
        payees.forget(memberId);
        autoTopUps.remove(memberId);
        endRequests.endAllOf(memberId);
        if (!wallet.isFrozen()) {
            forfeitPoints.forfeit(memberId, clock.instant());
        }
        heldMoney.returnAllOf(memberId);
        leftMoney.sendOn(wallet, memberId);
    }
}
