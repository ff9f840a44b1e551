package madang.redelivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import org.springframework.aop.Advisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.interceptor.AsyncExecutionInterceptor;
import org.springframework.aop.support.AopUtils;
import platform.event.DomainEvent;
import platform.event.delivery.Listener;

/**
 * A listener as the application runs it (its own transaction, the inbox inside), but in the caller's thread: so that a
 * test knows when it is done and what it answered.
 */
final class SynchronousListener {
    private final Listener listener;
    private final Object proxy;
    private final Method method;

    SynchronousListener(Listener listener) {
        this.listener = listener;
        try {
            Advised advised = (Advised) listener.bean();
            ProxyFactory factory = new ProxyFactory();
            factory.setProxyTargetClass(true);
            factory.setTarget(advised.getTargetSource().getTarget());
            for (Advisor advisor : advised.getAdvisors()) {
                if (!goesToAnotherThread(advisor) && !keepsFailures(advisor)) {
                    factory.addAdvisor(advisor);
                }
            }
            proxy = factory.getProxy(AopUtils.getTargetClass(listener.bean()).getClassLoader());
            method = AopUtils.selectInvocableMethod(listener.method(), proxy.getClass());
            method.setAccessible(true);
        } catch (Exception e) {
            throw new IllegalStateException("Listener " + listener.id(), e);
        }
    }

    private static boolean goesToAnotherThread(Advisor advisor) {
        return advisor.getAdvice() instanceof AsyncExecutionInterceptor;
    }

    /** In production a failure is recorded for the next try; here it fails the test. */
    private static boolean keepsFailures(Advisor advisor) {
        return advisor.getAdvice().getClass().getSimpleName().equals("DeliveryAttempts");
    }

    String eventType() {
        return listener.kind().type();
    }

    String id() {
        return listener.id();
    }

    void call(DomainEvent event) throws Throwable {
        try {
            method.invoke(proxy, event);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
