package pay.cashback;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import pay.events.MerchantPaymentsCompleted;
import pay.merchant.MerchantId;
import pay.promotion.Promotion;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A payment that may earn cashback.
 *
 * @param order what it paid for; null: a merchant's
 * @param merchant whom it paid; null: it is of an order
 * @param money what of it was paid in money
 */
record Earning(Tsid payment, @Nullable Tsid order, @Nullable MerchantId merchant, Tsid member, Won money,
        Instant paidAt) {
    /** A merchant's payment, if anything of it was paid in money. */
    static Stream<Earning> of(MerchantPaymentsCompleted.Payment payment, Instant paidAt) {
        return payment.money() == null
                ? Stream.empty()
                : Stream.of(new Earning(payment.paymentId(), null, new MerchantId(payment.merchantId().value()),
                        payment.memberId(), Won.of(Objects.requireNonNull(payment.money()).amount()), paidAt));
    }

    /** Whether a promotion gives something for it. */
    boolean isFor(Promotion promotion) {
        return promotion.holdsFor(merchant, money, paidAt) && promotion.benefit(money).isPositive();
    }
}
