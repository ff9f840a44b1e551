package platform.event.delivery;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import platform.event.DomainEvent;

/** Runs around the listener's transaction and remembers its failure, so that the delivery is tried again later. */
class DeliveryAttempts implements MethodInterceptor {
    private static final ScopedValue<Integer> NUMBER = ScopedValue.newInstance();

    private final ObjectProvider<DeliveryFailures> failures;

    DeliveryAttempts(ObjectProvider<DeliveryFailures> failures) {
        this.failures = failures;
    }

    /** The number of the try that the current thread makes or hands over; the first unless {@link #run} says otherwise. */
    static int number() {
        return NUMBER.orElse(1);
    }

    /** Runs something as try number {@code number}. */
    static void run(int number, Runnable task) {
        ScopedValue.where(NUMBER, number).run(task);
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        try {
            return call.proceed();
        } catch (Throwable failure) {
            if (call.getArguments()[0] instanceof DomainEvent event) {
                failures.getObject().record(Listeners.idOf(call.getMethod()), event.eventId().value(), number(),
                        failure);
            }
            if (failure instanceof VirtualMachineError) {
                throw failure;
            }
            return null;
        }
    }
}
