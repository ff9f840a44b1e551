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
 * @param target the object itself, without what Spring puts around it
 */
public record Listener(String id, EventKind kind, Object target, Method method) {
    /** Calls it in the caller's thread and transaction. */
    void call(DomainEvent event) {
        try {
            method.invoke(target, event);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            if (e.getTargetException() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new UndeclaredThrowableException(e.getTargetException());
        }
    }
}
