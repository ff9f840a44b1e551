package platform.web.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on the method of a page that is asked by a form and only shows something, in a window of its own (a file to print): the form stays
 * where it is and is sent again, and what it asks for is shown each time. Who writes nothing does not need it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EachTime {
}
