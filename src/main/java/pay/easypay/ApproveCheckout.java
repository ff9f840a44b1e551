package pay.easypay;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.device.CheckDeviceSignature;
import pay.error.PayError;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.commit.Outcome;
import platform.web.idempotency.Gathered;
import platform.web.idempotency.SharedKeys;

/** Approves a payment for its member, in a transaction that it may share with other approvals. */
@Component
class ApproveCheckout {
    private final CheckDeviceSignature signatures;
    private final ApproveTogether approveTogether;
    private final TakeAtOnce takeAtOnce;
    private final Gathered<ApprovalOrder, CheckoutView> gathered;

    ApproveCheckout(CheckDeviceSignature signatures, SharedKeys keys, ApproveTogether approveTogether,
            TakeAtOnce takeAtOnce, TransactionTemplate transaction, EasypaySettings settings) {
        this.signatures = signatures;
        this.approveTogether = approveTogether;
        this.takeAtOnce = takeAtOnce;
        this.gathered = new Gathered<>("approved-payments", settings.sharing(), keys, transaction,
                order -> Objects.requireNonNull(order.request()), this::together, ResponseEntity::ok);
    }

    /**
     * Sets the money and the points aside until the merchant confirms.
     *
     * @param signature of the caller's device over {@link ApprovalOrder#message}
     * @throws DomainException when it is refused; nothing has changed then
     */
    ResponseEntity<CheckoutView> approve(MemberCaller caller, ApprovalOrder order, String signature) {
        // Before the transaction, which others wait for too.
        signatures.check(caller, order.message(), signature);
        if (!order.tenders().addUpTo(order.amount())) {
            throw new DomainException(PayError.PAYMENT_TENDERS_DIFFER);
        }
        return gathered.call(order);
    }

    private List<Outcome<CheckoutView>> together(int lane, List<ApprovalOrder> orders) {
        List<Outcome<CheckoutView>> approved = approveTogether.approve(lane, orders);
        SortedSet<Long> atOnce = approved.stream()
                .filter(outcome -> outcome.refusal() == null && outcome.orThrow().takenAtOnce())
                .map(outcome -> outcome.orThrow().paymentKey().id()).collect(Collectors.toCollection(TreeSet::new));
        if (atOnce.isEmpty()) {
            return approved;
        }
        Map<Long, TakePayments.Taking> taken = takeAtOnce.take(lane, atOnce);
        return approved.stream().map(outcome -> {
            TakePayments.Taking taking = outcome.refusal() == null
                    ? taken.get(outcome.orThrow().paymentKey().id())
                    : null;
            return taking == null ? outcome : Outcome.done(CheckoutView.of(taking.payment(), null));
        }).toList();
    }

    @PreDestroy
    void close() {
        gathered.close();
    }
}
