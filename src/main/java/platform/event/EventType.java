package platform.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The stable name of a {@link DomainEvent} in the event log and for systems outside: it survives a rename of the class. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {
    /** {@code <module>.<event-name>}, for example {@code commerce.order-placed}. */
    String value();

    /** Grows when a field is added; a field is never renamed or removed. */
    int version() default 1;

    /** The record component that holds the id of the aggregate: events of one aggregate are relayed in order. */
    String aggregate();
}
