package pay.payment;

import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.device.CheckDeviceSignature;
import platform.id.Tsid;
import platform.security.MemberCaller;
import platform.web.DomainException;

/** Locks the payment of an order that its member confirms alone, since a part of it comes from outside. */
@Component
class LockConfirmed {
    private final Payments payments;
    private final CheckDeviceSignature signatures;

    LockConfirmed(Payments payments, CheckDeviceSignature signatures) {
        this.payments = payments;
        this.signatures = signatures;
    }

    /**
     * The payment, which can be confirmed so as far as it decides that itself.
     *
     * @param signature of the caller's device over {@link Confirmation#message}
     * @throws DomainException when it cannot
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment lock(MemberCaller caller, Tsid order, Confirmation confirmation, String signature, Instant now) {
        PaymentOwner known = payments.findOwner(order).orElseThrow(AwaitPayment::notPrepared);
        known.require(caller.memberId());
        signatures.check(caller, confirmation.message(known.id(), order), signature);
        Payment payment = payments.lock(order).orElseThrow();
        confirmation.refusal(payment, now).ifPresent(refusal -> {
            throw refusal;
        });
        return payment;
    }
}
