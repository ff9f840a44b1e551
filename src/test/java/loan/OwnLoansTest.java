package loan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.TestPropertySource;
import testing.MadangTest;

/**
 * A test that needs a database in which nobody else has loans, for it closes days of all of them, or lenders who take their
 * time. They share one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MadangTest
@TestPropertySource(properties = {"madang.loan.comparison.sweep-pause=1h", "madang.loan.comparison.deadline=1500ms",
        "madang.loan.sandbox-lenders.latency-percent=100"})
public @interface OwnLoansTest {
}
