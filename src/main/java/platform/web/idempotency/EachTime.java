package platform.web.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on the method of a page whose form is carried out each time that it is sent. Either it only shows something, in a window of its own
 * (a file to print): the form stays where it is and is sent again. Or it only looks, or goes on where it was cut off, and coming again does no
 * harm by itself.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EachTime {
}
