package platform.event.delivery;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import platform.event.DomainEvent;

/**
 * Runs inside the listener's transaction and deletes the delivery row before the listener does anything: whoever commits
 * that deletion has the effect, and nobody else has it.
 */
class DeliveryInbox implements MethodInterceptor {
    private final ObjectProvider<Deliveries> deliveries;
    private final ObjectProvider<DeliveryMetrics> metrics;

    /** Asks for its collaborators when the first event comes: interceptors are made before the beans that they surround. */
    DeliveryInbox(ObjectProvider<Deliveries> deliveries, ObjectProvider<DeliveryMetrics> metrics) {
        this.deliveries = deliveries;
        this.metrics = metrics;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        String listener = Listeners.idOf(call.getMethod());
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Listener " + listener + " runs without a transaction");
        }
        if (!(call.getArguments()[0] instanceof DomainEvent event)) {
            throw new IllegalStateException("Listener " + listener + " takes no domain event");
        }
        if (!deliveries.getObject().take(listener, event.eventId().value())) {
            metrics.getObject().skipped(listener);
            return null;
        }
        Object result = call.proceed();
        metrics.getObject().handled(listener);
        return result;
    }
}
