package pay.easypay;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PreDestroy;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.merchant.FindMerchant;
import pay.merchant.Merchant;
import pay.merchant.MerchantId;
import pay.tax.TaxedAmount;
import platform.web.DomainException;
import platform.web.commit.GroupCommit;
import platform.web.commit.Outcome;

import static java.util.Objects.requireNonNull;

/**
 * Takes down what a merchant asks for, in a transaction that it may share with others. There is one payment of an order: who
 * asks for the same again gets that one.
 */
@Component
class CreatePayment {
    private final MerchantPayments payments;
    private final TransactionTemplate transaction;
    private final EasypaySettings settings;
    private final FindMerchant merchants;
    private final GroupCommit<Wish, MerchantPayment> commit;

    CreatePayment(MerchantPayments payments, FindMerchant merchants, TransactionTemplate transaction,
            EasypaySettings settings) {
        this.payments = payments;
        this.merchants = merchants;
        this.transaction = transaction;
        this.settings = settings;
        this.commit = new GroupCommit<>("asked-payments", settings.sharing(), this::together);
    }

    /** What a merchant wants to be paid, under the key that its payment gets. */
    record Wish(CallingMerchant merchant, AskPayment.Wanted wanted, PaymentKey key, Instant at) {
        /** @throws DomainException {@code MERCHANT_NOT_FOUND} or {@code MERCHANT_NOT_APPROVED} */
        private Ask by(@Nullable Merchant asking) {
            if (asking == null) {
                throw new DomainException(PayError.MERCHANT_NOT_FOUND);
            }
            if (merchant.live() && !asking.mayTakePayments()) {
                throw new DomainException(PayError.MERCHANT_NOT_APPROVED);
            }
            return new Ask(key, merchant.id(), asking.name(), merchant.live(), wanted.orderId(), wanted.orderName(),
                    new TaxedAmount(wanted.amount(), wanted.taxFree()), wanted.captures(), at,
                    wanted.receipt(), wanted.deposit());
        }
    }

    private record Order(long merchant, boolean live, String id) {
        static Order of(Ask ask) {
            return new Order(ask.merchant().value(), ask.live(), ask.orderId());
        }
    }

    /**
     * The payment of the order.
     *
     * @throws DomainException {@code PAYMENT_ORDER_ID_USED} when something else was asked for under its id, or
     *     {@code MERCHANT_NOT_APPROVED}
     */
    MerchantPayment create(Wish wish) {
        return commit.call(wish);
    }

    /** Whether the order's payment has been asked for. */
    boolean isThere(CallingMerchant merchant, String orderId) {
        return requireNonNull(transaction.execute(status -> payments.ofOrder(merchant.id(), merchant.live(), orderId)))
                .isPresent();
    }

    private List<Outcome<MerchantPayment>> together(int lane, List<Wish> wishes) {
        return requireNonNull(transaction.execute(status -> {
            Map<MerchantId, Merchant> asking = merchants
                    .findEach(wishes.stream().map(wish -> wish.merchant().id()).collect(Collectors.toSet()));
            List<Outcome<Ask>> asked = wishes.stream().map(wish -> asked(wish, asking.get(wish.merchant().id())))
                    .toList();
            List<Ask> asks = asked.stream().flatMap(each -> Stream.ofNullable(each.value())).toList();
            if (asks.isEmpty()) {
                return asked.stream().map(each -> Outcome.<MerchantPayment>refused(requireNonNull(each.refusal())))
                        .toList();
            }
            payments.add(asks.stream().map(ask -> MerchantPayment.of(ask, settings.payWithin())).toList());
            Map<Order, MerchantPayment> found = new HashMap<>();
            payments.ofOrders(asks).forEach(payment -> found.put(Order.of(payment.ask()), payment));
            return asked.stream().map(each -> {
                Ask ask = each.value();
                return ask == null
                        ? Outcome.<MerchantPayment>refused(requireNonNull(each.refusal()))
                        : answer(ask, requireNonNull(found.get(Order.of(ask))));
            }).toList();
        }));
    }

    private static Outcome<Ask> asked(Wish wish, @Nullable Merchant asking) {
        try {
            return Outcome.done(wish.by(asking));
        } catch (DomainException refused) {
            return Outcome.refused(refused);
        }
    }

    private static Outcome<MerchantPayment> answer(Ask ask, MerchantPayment payment) {
        return payment.isOf(ask)
                ? Outcome.done(payment)
                : Outcome.refused(new DomainException(PayError.PAYMENT_ORDER_ID_USED));
    }

    @PreDestroy
    void close() {
        commit.close();
    }
}
