package pay.seller;

import java.util.List;

import commerce.events.ChargebackSettled;
import commerce.events.PayoutDue;
import commerce.events.PurchaseConfirmed;
import commerce.events.ReturnFreightKept;
import commerce.events.SaleTakenBack;
import commerce.events.SettlementAdjusted;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What pay does about commerce's sellers. */
@Component
class SellerEvents {
    private final TakeCredit takeCredit;
    private final PaySeller paySeller;

    SellerEvents(TakeCredit takeCredit, PaySeller paySeller) {
        this.takeCredit = takeCredit;
        this.paySeller = paySeller;
    }

    @ApplicationModuleListener(id = "pay.seller-on-purchase-confirmed")
    void on(PurchaseConfirmed sale) {
        takeCredit.take(List.of(SellerCredit.of(sale)));
    }

    @ApplicationModuleListener(id = "pay.seller-on-return-freight-kept")
    void on(ReturnFreightKept kept) {
        takeCredit.take(List.of(SellerCredit.of(kept)));
    }

    @ApplicationModuleListener(id = "pay.seller-on-sale-taken-back")
    void on(SaleTakenBack back) {
        takeCredit.take(List.of(SellerCredit.of(back.claimId(), back.orderId(), back.share())));
    }

    @ApplicationModuleListener(id = "pay.seller-on-chargeback-settled")
    void on(ChargebackSettled settled) {
        takeCredit.take(List.of(SellerCredit.of(settled)));
    }

    @ApplicationModuleListener(id = "pay.seller-on-settlement-adjusted")
    void on(SettlementAdjusted adjusted) {
        takeCredit.take(List.of(SellerCredit.of(adjusted)));
    }

    @ApplicationModuleListener(id = "pay.seller-on-payout-due")
    void on(PayoutDue due) {
        paySeller.pay(due);
    }
}
