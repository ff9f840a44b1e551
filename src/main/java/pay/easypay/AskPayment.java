package pay.easypay;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.receipt.CashReceiptFor;
import platform.id.Ids;
import platform.money.Won;
import platform.web.DomainException;

/** Asks for a payment in a merchant's name. */
@Component
class AskPayment {
    private final CreatePayment createPayment;
    private final OwnPayments own;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AskPayment(CreatePayment createPayment, OwnPayments own,
            Ids ids, Clock clock) {
        this.createPayment = createPayment;
        this.own = own;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a merchant wants to be paid. */
    record Wanted(String orderId, String orderName, Won amount, Won taxFree, boolean captures,
            @Nullable CashReceiptFor receipt, @Nullable DepositDeadline deposit) {
        /** Without a cash receipt and a deadline of its own. */
        Wanted(String orderId, String orderName, Won amount, Won taxFree, boolean captures) {
            this(orderId, orderName, amount, taxFree, captures, null, null);
        }
    }

    /**
     * The payment of the order, as its merchant sees it.
     *
     * @throws DomainException as {@link #create} does
     */
    MerchantPaymentView ask(CallingMerchant merchant, Wanted wanted) {
        MerchantPayment payment = create(merchant, wanted);
        return payment.state() == PaymentState.READY
                ? MerchantPaymentView.of(payment, Approvals.NONE, List.of())
                : own.view(payment);
    }

    /**
     * The payment of the order.
     *
     * @throws DomainException {@code PAYMENT_ORDER_ID_USED}, {@code TAX_FREE_EXCEEDS_AMOUNT},
     *     {@code DEPOSIT_DEADLINE_INVALID}, {@code MERCHANT_NOT_FOUND} or {@code MERCHANT_NOT_APPROVED}
     */
    MerchantPayment create(CallingMerchant merchant, Wanted wanted) {
        if (wanted.amount().isLessThan(wanted.taxFree())) {
            throw new DomainException(PayError.TAX_FREE_EXCEEDS_AMOUNT);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (wanted.deposit() != null && !wanted.deposit().isOffered(now)
                && !createPayment.isThere(merchant, wanted.orderId())) {
            throw new DomainException(PayError.DEPOSIT_DEADLINE_INVALID);
        }
        return createPayment.create(new CreatePayment.Wish(merchant, wanted,
                new PaymentKey(ids.nextLong(), random.nextLong()), now));
    }
}
