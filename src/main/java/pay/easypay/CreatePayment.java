package pay.easypay;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.annotation.PreDestroy;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.error.PayError;
import platform.web.DomainException;
import platform.web.commit.GroupCommit;
import platform.web.commit.Outcome;

/**
 * Takes down what a merchant asks for, in a transaction that it may share with others. There is one payment of an order: who
 * asks for the same again gets that one.
 */
@Component
class CreatePayment {
    private final MerchantPayments payments;
    private final TransactionTemplate transaction;
    private final EasypaySettings settings;
    private final GroupCommit<Ask, MerchantPayment> commit;

    CreatePayment(MerchantPayments payments, TransactionTemplate transaction, EasypaySettings settings) {
        this.payments = payments;
        this.transaction = transaction;
        this.settings = settings;
        this.commit = new GroupCommit<>("asked-payments", settings.lanes(), settings.together(), this::together);
    }

    private record Order(long merchant, boolean live, String id) {
        static Order of(Ask ask) {
            return new Order(ask.merchant().value(), ask.live(), ask.orderId());
        }
    }

    /**
     * The payment of the order.
     *
     * @throws DomainException {@code PAYMENT_ORDER_ID_USED} when something else was asked for under its id
     */
    MerchantPayment create(Ask ask) {
        return commit.call(ask);
    }

    private List<Outcome<MerchantPayment>> together(int lane, List<Ask> asks) {
        return Objects.requireNonNull(transaction.execute(status -> {
            payments.add(asks.stream().map(ask -> MerchantPayment.of(ask, settings.payWithin())).toList());
            Map<Order, MerchantPayment> found = new HashMap<>();
            payments.ofOrders(asks).forEach(payment -> found.put(Order.of(payment.ask()), payment));
            return asks.stream().map(ask -> answer(ask, Objects.requireNonNull(found.get(Order.of(ask))))).toList();
        }));
    }

    private static Outcome<MerchantPayment> answer(Ask ask, MerchantPayment payment) {
        return payment.ask().isSameAs(ask)
                ? Outcome.done(payment)
                : Outcome.refused(new DomainException(PayError.PAYMENT_ORDER_ID_USED));
    }

    @PreDestroy
    void close() {
        commit.close();
    }
}
