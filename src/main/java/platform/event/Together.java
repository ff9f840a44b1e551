package platform.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a method that takes a list of events, beside the listener of one of them: the deliveries that share a transaction are given to it
 * in one call, and not one by one to the listener, so that they are written with few statements. When one of them cannot be done, none
 * is, and each is given to the listener alone. What it publishes is under the trace of the first.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Together {
    /** A {@link #pace} for what nobody waits for. */
    int READ_MODEL = 50;

    /** The id of the listener, in the same class, whose deliveries these are. */
    String value();

    /**
     * In milliseconds, from the beginning of a transaction that was shared to that of the next, unless more wait than one takes: larger
     * ones cost less than the wait. Who comes alone does not wait.
     */
    int pace() default 15;
}
