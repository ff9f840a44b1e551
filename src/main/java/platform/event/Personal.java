package platform.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@code String} component of a {@link DomainEvent} as personal data: in the event log it is encrypted under the
 * key of the member it belongs to, and unreadable once that key is destroyed.
 */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {
    /** The component that holds the id of the member whose data this is. */
    String of() default "memberId";
}
