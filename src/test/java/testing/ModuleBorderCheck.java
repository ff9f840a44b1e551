package testing;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

import static org.assertj.core.api.Assertions.assertThat;

/** Fails a test in which {@link ModuleBorderGuard} caught something, in whatever thread. */
public class ModuleBorderCheck implements TestExecutionListener {
    @Override
    public void afterTestMethod(TestContext context) {
        assertThat(context.getApplicationContext().getBean(ModuleBorderGuard.class).takeViolations())
                .as("statements across the borders of modules").isEmpty();
    }
}
