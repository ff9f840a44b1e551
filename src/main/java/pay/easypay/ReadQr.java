package pay.easypay;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.merchant.FindMerchant;
import pay.offline.MerchantQr;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** What a member is to pay who has scanned a merchant's QR code: the payment that it is of, or a new one of the amount that they say. */
@Component
class ReadQr {
    private static final String NAME = "매장 결제";

    private final MerchantPayments payments;
    private final AskPayment askPayment;
    private final FindMerchant merchants;
    private final Ids ids;

    ReadQr(MerchantPayments payments, AskPayment askPayment, FindMerchant merchants, Ids ids) {
        this.payments = payments;
        this.askPayment = askPayment;
        this.merchants = merchants;
        this.ids = ids;
    }

    /**
     * The payment to approve.
     *
     * @param amount what the member says; null: what the code says
     * @throws DomainException {@code MERCHANT_QR_INVALID}, {@code MERCHANT_QR_AMOUNT_NEEDED}, {@code PAYMENT_NOT_FOUND},
     *     {@code MERCHANT_NOT_FOUND} or {@code MERCHANT_NOT_APPROVED}
     */
    CheckoutView read(Tsid member, String text, @Nullable Won amount) {
        MerchantQr code = MerchantQr.parse(text).orElseThrow(ReadQr::invalid);
        MerchantQr.Sale sale = code.sale();
        if (sale != null) {
            if (amount != null) {
                throw invalid();
            }
            return PaymentKey.parse(sale.paymentKey()).flatMap(payments::find)
                    .filter(payment -> payment.isShownTo(member) && isSame(payment.ask(), code, sale))
                    .map(payment -> CheckoutView.of(payment, null)).orElseThrow(OwnPayments::notFound);
        }
        if (amount == null) {
            throw new DomainException(PayError.MERCHANT_QR_AMOUNT_NEEDED, merchants.find(code.merchant()).name());
        }
        return CheckoutView.of(askPayment.create(new CallingMerchant(code.merchant(), true),
                new AskPayment.Wanted(Ask.ofOwnCode(ids.next()), NAME, amount, Won.ZERO, true)), null);
    }

    /**
     * The code that always stays the same: what is paid by it is paid with money.
     *
     * @throws DomainException {@code LIVE_KEY_NEEDED}
     */
    MerchantQr ofShop(CallingMerchant merchant) {
        if (!merchant.live()) {
            throw new DomainException(PayError.LIVE_KEY_NEEDED);
        }
        return new MerchantQr(merchant.id(), merchants.find(merchant.id()).name(), null);
    }

    /**
     * The code of what is asked for.
     *
     * @throws DomainException {@code MERCHANT_QR_ORDER_ID_TOO_LONG}
     */
    MerchantQr ofSale(CallingMerchant merchant, MerchantPaymentView payment) {
        return new MerchantQr(merchant.id(), merchants.find(merchant.id()).name(), sale(payment));
    }

    private static MerchantQr.Sale sale(MerchantPaymentView payment) {
        if (payment.orderId().length() > MerchantQr.LONGEST_ORDER_ID) {
            throw new DomainException(PayError.MERCHANT_QR_ORDER_ID_TOO_LONG, MerchantQr.LONGEST_ORDER_ID);
        }
        return new MerchantQr.Sale(payment.amount(), payment.orderId(), payment.paymentKey().toString());
    }

    private static boolean isSame(Ask ask, MerchantQr code, MerchantQr.Sale sale) {
        return ask.merchant().equals(code.merchant()) && ask.orderId().equals(sale.orderId())
                && ask.total().equals(sale.amount());
    }

    private static DomainException invalid() {
        return new DomainException(PayError.MERCHANT_QR_INVALID);
    }
}
