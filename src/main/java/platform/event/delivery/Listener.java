package platform.event.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import platform.event.DomainEvent;
import platform.event.Together;
import platform.event.log.EventKind;

/**
 * A method that reacts to one kind of event.
 *
 * @param id stable name, {@code <module>.<what>}
 * @param kind of the event that it takes
 * @param target the object itself, without what Spring puts around it
 * @param together takes several events at once ({@link platform.event.Together}); null: they are given to {@code method} one by one
 */
public record Listener(String id, EventKind kind, Object target, Method method, @Nullable Method together) {
    /** Whose it is. */
    String module() {
        return id.substring(0, id.indexOf('.'));
    }

    /** From the beginning of a transaction that several deliveries share to that of the next. */
    Duration pace() {
        return together == null
                ? Duration.ZERO
                : Duration.ofMillis(Objects.requireNonNull(together.getAnnotation(Together.class)).pace());
    }

    /** Calls it in the caller's thread and transaction. */
    void call(DomainEvent event) {
        invoke(method, event);
    }

    /** Gives it several events at once. */
    void callTogether(List<DomainEvent> events) {
        invoke(Objects.requireNonNull(together), events);
    }

    private void invoke(Method called, Object argument) {
        try {
            called.invoke(target, argument);
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
