package pay.easypay;

import java.util.List;
import java.util.TreeSet;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.offline.RedeemCode;
import pay.tender.TenderKind;
import platform.web.DomainException;

/** Takes a payment in test mode by a code of the test device: nobody's money moves. */
@Component
class PayByTestCode {
    private final RedeemCode redeemCode;
    private final ApproveTest approveTest;
    private final TakeAtOnce takeAtOnce;
    private final OwnPayments own;

    PayByTestCode(RedeemCode redeemCode, ApproveTest approveTest, TakeAtOnce takeAtOnce, OwnPayments own) {
        this.redeemCode = redeemCode;
        this.approveTest = approveTest;
        this.takeAtOnce = takeAtOnce;
        this.own = own;
    }

    /**
     * Takes it, in the caller's transaction.
     *
     * @throws DomainException when it is refused; nothing has changed then
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public MerchantPaymentView pay(CallingMerchant merchant, PaymentKey key, String code) {
        own.lock(merchant, key).requireState(PaymentState.READY);
        if (!redeemCode.isGoodInTestMode(code)) {
            throw new DomainException(PayError.OFFLINE_CODE_REFUSED);
        }
        approveTest.approve(merchant, key, TenderKind.MONEY);
        takeAtOnce.take(0, new TreeSet<>(List.of(key.id())));
        return own.read(merchant, key);
    }
}
