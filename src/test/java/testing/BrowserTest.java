package testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test of the whole application in a real Chromium. A test method takes a {@code Page} (and a {@code BrowserContext} if it
 * needs it): one of its own, relative addresses lead to the application. The page of a test that fails is kept as a picture in
 * {@code target/screenshots}; {@link Browser#look} keeps others when asked to. One at a time, because Playwright serves one thread.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MadangTest
@ResourceLock("the browser")
@ExtendWith(Browser.class)
public @interface BrowserTest {
}
