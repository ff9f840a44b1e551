package pay.easypay;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.merchant.FindMerchant;
import pay.merchant.Merchant;
import pay.receipt.CashReceiptFor;
import pay.tax.TaxedAmount;
import platform.id.Ids;
import platform.money.Won;
import platform.web.DomainException;

/** Asks for a payment in a merchant's name. */
@Component
class AskPayment {
    private final CreatePayment createPayment;
    private final FindMerchant merchants;
    private final OwnPayments own;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AskPayment(CreatePayment createPayment, FindMerchant merchants, OwnPayments own,
            Ids ids, Clock clock) {
        this.createPayment = createPayment;
        this.merchants = merchants;
        this.own = own;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a merchant wants to be paid. */
    record Wanted(String orderId, String orderName, Won amount, Won taxFree, boolean captures,
            @Nullable CashReceiptFor receipt) {}

    /**
     * The payment of the order.
     *
     * @throws DomainException {@code PAYMENT_ORDER_ID_USED}, {@code TAX_FREE_EXCEEDS_AMOUNT} or {@code MERCHANT_NOT_APPROVED}
     */
    MerchantPaymentView ask(CallingMerchant merchant, Wanted wanted) {
        if (wanted.amount().isLessThan(wanted.taxFree())) {
            throw new DomainException(PayError.TAX_FREE_EXCEEDS_AMOUNT);
        }
        Merchant asking = merchants.find(merchant.id());
        if (merchant.live() && !asking.mayTakePayments()) {
            throw new DomainException(PayError.MERCHANT_NOT_APPROVED);
        }
        MerchantPayment payment = createPayment
                .create(new Ask(new PaymentKey(ids.nextLong(), random.nextLong()), merchant.id(),
                        asking.name(), merchant.live(), wanted.orderId(), wanted.orderName(),
                        new TaxedAmount(wanted.amount(), wanted.taxFree()), wanted.captures(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS), wanted.receipt()));
        return payment.state() == PaymentState.READY
                ? MerchantPaymentView.of(payment, Approvals.NONE, List.of())
                : own.view(payment);
    }
}
