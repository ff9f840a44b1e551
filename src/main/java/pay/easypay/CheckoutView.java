package pay.easypay;

import java.time.Instant;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pay.virtualaccount.DepositView;
import platform.money.Won;

/**
 * What a merchant asks a member to pay.
 *
 * @param takenAtOnce whether approving it takes it, without the merchant's confirmation
 * @param dueAt until when it can be approved; once it is, until when the merchant can confirm or capture it; while a
 *     deposit is awaited, when the wait ends without the bank's word too, a day after its deadline; null: that is over
 * @param virtualAccount where a part has to be deposited; null without such a part
 */
@Schema(name = "Checkout")
record CheckoutView(@Schema(type = "string", example = "CafmqEgAAAA3pZkQvXbO1w") PaymentKey paymentKey,
        @Schema(example = "감귤상회") String merchantName, @Schema(example = "제주 감귤 5kg") String orderName,
        PaymentState status, @Schema(example = "37400") Won amount, @Schema(example = "0") Won taxFreeAmount,
        boolean takenAtOnce, @Nullable Instant dueAt, @Nullable DepositView virtualAccount) {
    static CheckoutView of(MerchantPayment payment, @Nullable DepositView virtualAccount) {
        Ask ask = payment.ask();
        return new CheckoutView(ask.key(), ask.merchantName(), ask.orderName(), payment.state(), ask.total(),
                ask.amount().taxFree(), ask.isTakenAtOnce(), payment.dueAt(), virtualAccount);
    }
}
