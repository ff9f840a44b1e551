package platform.event.delivery;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import platform.event.DomainEvent;

/** Runs around the listener's transaction and remembers its failure, so that the delivery is tried again later. */
class DeliveryAttempts implements MethodInterceptor {
    private final ObjectProvider<DeliveryFailures> failures;

    DeliveryAttempts(ObjectProvider<DeliveryFailures> failures) {
        this.failures = failures;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        try {
            return call.proceed();
        } catch (Throwable failure) {
            int attempt = Attempt.current().map(Attempt::number).orElse(1);
            if (call.getArguments()[0] instanceof DomainEvent event) {
                failures.getObject().record(Listeners.idOf(call.getMethod()), event.eventId().value(), attempt,
                        failure);
            }
            if (failure instanceof VirtualMachineError) {
                throw failure;
            }
            return null;
        }
    }
}
