package platform.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is read out as it is, for a page or an API: SQL that writes and locks nothing. A controller may ask it without a use case between. Each of its
 * methods is a transaction that only reads, or reads within its caller's.
 */
@Documented
@Component
@Transactional(readOnly = true)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Queries {
}
