package platform.demo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** A bean that is there only together with the demo data ({@code madang.demo.enabled}, true unless said otherwise). */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "madang.demo.enabled", havingValue = "true", matchIfMissing = true)
public @interface ConditionalOnDemo {
}
