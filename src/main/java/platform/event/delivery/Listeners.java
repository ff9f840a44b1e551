package platform.event.delivery;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import platform.event.DomainEvent;
import platform.event.Together;
import platform.event.log.EventKinds;

/**
 * The listeners of this instance by their ids. Starting fails when one has no id, one without its module, shares it, or takes more than one type, or when what takes
 * deliveries together belongs to none.
 */
@Component
public class Listeners implements SmartInitializingSingleton {
    private static final Map<Method, String> IDS = new ConcurrentHashMap<>();

    private final ConfigurableListableBeanFactory beans;
    private final EventKinds kinds;
    private final Map<String, Listener> byId = new TreeMap<>();

    Listeners(ConfigurableListableBeanFactory beans, EventKinds kinds) {
        this.beans = beans;
        this.kinds = kinds;
    }

    /** The id in the annotation of a listener method. */
    static String idOf(Method method) {
        return IDS.computeIfAbsent(method, key -> {
            var annotation = AnnotatedElementUtils.findMergedAnnotation(key, ApplicationModuleListener.class);
            if (annotation == null || annotation.id().isBlank()) {
                throw new IllegalStateException(key + " must be an @ApplicationModuleListener with an id");
            }
            return annotation.id();
        });
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (String name : beans.getBeanNamesForType(Object.class, false, false)) {
            Class<?> type = AutoProxyUtils.determineTargetClass(beans, name);
            if (type != null && AnnotationUtils.isCandidateClass(type, ApplicationModuleListener.class)
                    && !type.getName().startsWith("org.springframework.")) {
                MethodIntrospector
                        .selectMethods(type,
                                (Method method) -> AnnotatedElementUtils.hasAnnotation(method,
                                        ApplicationModuleListener.class))
                        .forEach(method -> add(name, method));
                requireListenersOf(type);
            }
        }
    }

    /** A method that takes deliveries together and that nobody would ever call has a mistake in its id. */
    private void requireListenersOf(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            Together together = method.getAnnotation(Together.class);
            if (together != null
                    && find(together.value()).filter(found -> method.equals(found.together())).isEmpty()) {
                throw new IllegalStateException(method + " takes the deliveries of " + together.value()
                        + ", which is no listener in its class");
            }
        }
    }

    private void add(String beanName, Method method) {
        String id = idOf(method);
        if (id.indexOf('.') < 1) {
            throw new IllegalStateException("Listener " + id + " must be named <module>.<what>");
        }
        if (method.getParameterCount() != 1 || !DomainEvent.class.isAssignableFrom(method.getParameterTypes()[0])) {
            throw new IllegalStateException("Listener " + id + " must take exactly one domain event");
        }
        Object bean = beans.getBean(beanName);
        Object target = Objects.requireNonNullElse(AopProxyUtils.getSingletonTarget(bean), bean);
        method.setAccessible(true);
        var kind = kinds.of(method.getParameterTypes()[0].asSubclass(DomainEvent.class));
        Listener other = byId.putIfAbsent(id, new Listener(id, kind, target, method, together(id, method)));
        if (other != null) {
            throw new IllegalStateException("Two listeners are named " + id + ": " + other.method() + " and " + method);
        }
    }

    /** What takes several of its deliveries at once; null: nothing does. */
    private static @Nullable Method together(String id, Method listener) {
        for (Method method : listener.getDeclaringClass().getDeclaredMethods()) {
            Together together = method.getAnnotation(Together.class);
            if (together != null && together.value().equals(id)) {
                if (method.getParameterCount() != 1 || !ResolvableType.forMethodParameter(method, 0).toString()
                        .equals("java.util.List<" + listener.getParameterTypes()[0].getName() + ">")) {
                    throw new IllegalStateException(method + " must take a list of the events of listener " + id);
                }
                method.setAccessible(true);
                return method;
            }
        }
        return null;
    }

    /** The listener with an id, when this instance has it. */
    public Optional<Listener> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All, by id. */
    public Collection<Listener> all() {
        return byId.values();
    }
}
