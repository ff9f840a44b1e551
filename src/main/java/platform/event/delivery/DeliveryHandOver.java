package platform.event.delivery;

import java.util.Objects;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AbstractBeanFactoryAwareAdvisingPostProcessor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.modulith.events.ApplicationModuleListener;
import platform.event.DomainEvent;

/**
 * Stands before everything else around a listener: when Modulith's multicaster calls it after the publisher's commit, the
 * delivery is handed to the workers, which run the listener itself in a transaction that {@link DeliveryRun} opens.
 */
@SuppressWarnings("serial") // Only its superclass is, for Spring's proxies of old.
class DeliveryHandOver extends AbstractBeanFactoryAwareAdvisingPostProcessor {
    /** Asks for its collaborators when the first event comes: post-processors are made before the beans that they surround. */
    DeliveryHandOver(ObjectProvider<DeliveryWorkers> workers, ObjectProvider<Listeners> listeners) {
        setBeforeExistingAdvisors(true);
        this.advisor = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(ApplicationModuleListener.class),
                new Advice(workers, listeners));
    }

    private record Advice(ObjectProvider<DeliveryWorkers> workers, ObjectProvider<Listeners> listeners)
            implements
                MethodInterceptor {
        @Override
        public @Nullable Object invoke(MethodInvocation call) {
            String id = Listeners.idOf(call.getMethod());
            Listener listener = listeners.getObject().find(id)
                    .orElseThrow(() -> new IllegalStateException("Listener " + id + " is not known yet"));
            workers.getObject().takePublished(listener, (DomainEvent) Objects.requireNonNull(call.getArguments()[0]));
            return null;
        }
    }
}
