package platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The codes that an operation may refuse with, by name: {@code @Refuses({"OUT_OF_STOCK", "PRICE_CHANGED"})}. They become
 * the operation's documented responses, each with an example in the problem form. What every operation may answer is
 * added by itself: 401 where a token is needed, 400 where there is input, 404 where the path has an id, 429, 500, 503,
 * and idempotency's codes where a key is required. A name that is in no module's catalogue fails the build.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {
    String[] value();
}
