package pay.payment;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pay.virtualaccount.DepositView;
import pay.virtualaccount.VirtualAccount;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A payment as its member sees it.
 *
 * @param amount all that the order costs, also where a deposit pays a part
 * @param payBy until when it can be confirmed; absent when the order was taken back before it was heard of
 * @param virtualAccount where a part is to be deposited, or was; absent without one
 * @param cashback points for it once its purchases are confirmed; absent without any, and until they are promised, a moment after it is paid
 */
@Schema(name = "Payment")
public record PaymentView(@Schema(example = "695784701952131072") PaymentId paymentId,
        @Schema(example = "695784701952131000") Tsid orderId, @Schema(example = "제주 감귤 5kg 외 1건") String orderName,
        @Schema(example = "37400") Won amount, PaymentStatus status, @Nullable Instant payBy,
        @Nullable Instant approvedAt, List<Tender> tenders, @Nullable DepositView virtualAccount,
        @Nullable CashbackView cashback) {
    private static final String HOLDER = "마당";

    static PaymentView of(Payment payment, List<Tender> tenders) {
        return of(payment, tenders, null);
    }

    static PaymentView of(Payment payment, List<Tender> tenders, @Nullable VirtualAccount account) {
        return new PaymentView(payment.id(), payment.orderId(), payment.orderName(), payment.amount(), payment.status(),
                payment.payBy(), payment.approvedAt(), tenders,
                account == null ? null : DepositView.of(account, HOLDER), null);
    }

    PaymentView with(@Nullable CashbackView its) {
        return new PaymentView(paymentId, orderId, orderName, amount, status, payBy, approvedAt, tenders,
                virtualAccount, its);
    }
}
