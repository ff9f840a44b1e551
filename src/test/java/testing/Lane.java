package testing;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Test classes run beside each other, but those that share an application take turns. There are two applications: one for the
 * tests of the modules, one for those of the house (madang and platform), which take about as long. It is part of what Spring
 * tells contexts apart by, and so each lane gets a context, and with it a schema, of its own.
 */
enum Lane implements ContextCustomizer {
    HOUSE, MODULES;

    static Lane of(Class<?> testClass) {
        return TablesOfModules.moduleOf(testClass).isPresent() ? MODULES : HOUSE;
    }

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        // To be another context is all.
    }

    /** Registered in {@code META-INF/spring.factories}. */
    static final class Choice implements ContextCustomizerFactory {
        @Override
        public ContextCustomizer createContextCustomizer(Class<?> testClass,
                List<ContextConfigurationAttributes> attributes) {
            return AnnotatedElementUtils.hasAnnotation(testClass, MadangTest.class) ? of(testClass) : null;
        }
    }

    /** Whoever tests the application of a lane has it for itself meanwhile. */
    static final class Turns implements ResourceLocksProvider {
        @Override
        public Set<Lock> provideForClass(Class<?> testClass) {
            return Set.of(new Lock("lane of " + of(testClass), ResourceAccessMode.READ_WRITE));
        }
    }
}
