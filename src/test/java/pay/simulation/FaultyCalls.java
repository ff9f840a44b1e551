package pay.simulation;

import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Loses and repeats requests to the bank and the provider in the box, and their answers. */
final class FaultyCalls implements BeanPostProcessor {
    private static final Set<String> OUTSIDE = Set.of("sandboxBank", "psp", "sandboxVirtualAccounts");
    private static final Set<String> CALLS = Set.of("withdraw", "deposit", "enquire", "cancel", "charge",
            "enquireCharge", "enquireCancel", "netCancel", "open", "statement");

    private final ObjectProvider<Faults> faults;
    private final Queue<Runnable> late = new ConcurrentLinkedQueue<>();

    FaultyCalls(ObjectProvider<Faults> faults) {
        this.faults = faults;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!OUTSIDE.contains(name)) {
            return bean;
        }
        ProxyFactory proxy = new ProxyFactory(bean);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) call -> CALLS.contains(call.getMethod().getName())
                ? answer(call)
                : call.proceed());
        return proxy.getProxy();
    }

    /** What was on its way for long comes to those outside, who answer to nobody. */
    void arrive() {
        for (Runnable request = late.poll(); request != null; request = late.poll()) {
            try {
                request.run();
            } catch (RuntimeException unheard) {
                // It had an effect there, or it had none.
            }
        }
    }

    private @Nullable Object answer(MethodInvocation call) throws Throwable {
        if (faults.getObject().isDead()) {
            // Not an exception: who leaves a bank alone since its calls break off would count them, though nobody called.
            return unknown(call);
        }
        Faults.AtCall fault = faults.getObject().atCall();
        return switch (fault) {
            case NONE -> call.proceed();
            case LOST -> unknown(call);
            case LATE -> {
                late.add(() -> repeat(call));
                yield unknown(call);
            }
            case BROKEN_BEFORE -> throw new IllegalStateException("Simulated: the line is broken");
            case UNHEARD -> {
                call.proceed();
                yield unknown(call);
            }
            case BROKEN_AFTER -> {
                call.proceed();
                throw new IllegalStateException("Simulated: the line broke");
            }
            case TWICE -> {
                repeat(call);
                yield call.proceed();
            }
        };
    }

    private static @Nullable Object repeat(MethodInvocation call) {
        try {
            return AopUtils.invokeJoinpointUsingReflection(call.getThis(), call.getMethod(), call.getArguments());
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The answer's type has a kind for that. */
    private static Object unknown(MethodInvocation call) throws ReflectiveOperationException {
        Class<?> unknown = Arrays.stream(call.getMethod().getReturnType().getPermittedSubclasses())
                .filter(type -> type.getSimpleName().equals("Unknown")).findFirst().orElseThrow();
        var constructor = unknown.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
