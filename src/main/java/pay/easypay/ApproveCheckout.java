package pay.easypay;

import java.util.Objects;

import jakarta.annotation.PreDestroy;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.device.CheckDeviceSignature;
import pay.error.PayError;
import platform.security.MemberCaller;
import platform.web.DomainException;
import platform.web.idempotency.SharedKeys;

/** Approves a payment for its member, in a transaction that it may share with other approvals. */
@Component
class ApproveCheckout {
    private final CheckDeviceSignature signatures;
    private final Gathered<ApprovalOrder, CheckoutView> gathered;

    ApproveCheckout(CheckDeviceSignature signatures, SharedKeys keys, ApproveTogether approveTogether,
            TransactionTemplate transaction, EasypaySettings settings) {
        this.signatures = signatures;
        this.gathered = new Gathered<>("approved-payments", settings, keys, transaction,
                order -> Objects.requireNonNull(order.request()),
                approveTogether::approve);
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

    @PreDestroy
    void close() {
        gathered.close();
    }
}
