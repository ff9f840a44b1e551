package pay.payment;

import jakarta.annotation.PreDestroy;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.device.CheckDeviceSignature;
import platform.id.Tsid;
import platform.security.MemberCaller;
import platform.trace.Traces;
import platform.web.DomainException;
import platform.web.idempotency.Gathered;
import platform.web.idempotency.SharedKeys;

/** Has a member confirm the payment of an order, in a transaction that it may share with others. */
@Component
class ConfirmPayment {
    private final Payments payments;
    private final CheckDeviceSignature signatures;
    private final Traces traces;
    private final Gathered<Call, PaymentView> gathered;

    ConfirmPayment(Payments payments, CheckDeviceSignature signatures, Traces traces, ConfirmTogether confirmTogether,
            SharedKeys keys, TransactionTemplate transaction, PaymentSettings settings) {
        this.payments = payments;
        this.signatures = signatures;
        this.traces = traces;
        this.gathered = new Gathered<>("confirmed-orders", settings.sharing(), keys, transaction, Call::request,
                (lane, calls) -> confirmTogether.confirm(lane, calls.stream().map(Call::confirmed).toList()),
                ResponseEntity::ok);
    }

    private record Call(SharedKeys.Request request, ConfirmTogether.Confirmed confirmed) {}

    /**
     * Approves the payment, or refuses.
     *
     * @param signature of the caller's device over {@link Confirmation#message}
     * @throws DomainException when it is refused; nothing has changed then
     */
    ResponseEntity<PaymentView> confirm(SharedKeys.Request request, MemberCaller caller, Tsid order,
            Confirmation confirmation, String signature) {
        PaymentOwner known = payments.findOwner(order).orElseThrow(AwaitPayment::notPrepared);
        known.require(caller.memberId());
        // Before the transaction, which others wait for too.
        signatures.check(caller, confirmation.message(known.id(), order), signature);
        return gathered
                .call(new Call(request, new ConfirmTogether.Confirmed(order, confirmation, traces.currentId())));
    }

    @PreDestroy
    void close() {
        gathered.close();
    }
}
