package platform.event.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;

import platform.event.DomainEvent;
import platform.event.log.EventKind;

/**
 * A method that reacts to one kind of event.
 *
 * @param id stable name, {@code <module>.<what>}
 * @param kind of the event that it takes
 */
public record Listener(String id, EventKind kind, Object bean, Method method) {
    /** Calls it the way Spring would: it runs later, on a worker, in a transaction of its own. */
    void call(DomainEvent event) {
        try {
            method.invoke(bean, event);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new UndeclaredThrowableException(e.getTargetException());
        }
    }
}
