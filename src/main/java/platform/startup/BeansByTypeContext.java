package platform.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;

/**
 * Makes the context that Boot would make, with {@link BeansByType} in it. Boot finds it by {@code META-INF/spring.factories}.
 * <p>
 * The context says that all beans are known as soon as they are. Spring says so only when the web server and half of the beans
 * are made, and until then remembers no answer about types.
 */
@Order(0)
final class BeansByTypeContext implements ApplicationContextFactory {
    @Override
    public @Nullable ConfigurableApplicationContext create(@Nullable WebApplicationType type) {
        if (type != WebApplicationType.SERVLET) {
            return null;
        }
        return AotDetector.useGeneratedArtifacts() ? new WrittenDown() : new Scanned();
    }

    /** Its beans are in classes that Spring wrote ahead of time. */
    private static final class WrittenDown extends ServletWebServerApplicationContext {
        WrittenDown() {
            super(new BeansByType());
        }

        @Override
        protected void registerBeanPostProcessors(ConfigurableListableBeanFactory beans) {
            beans.freezeConfiguration();
            super.registerBeanPostProcessors(beans);
        }
    }

    /** Its beans are found at each start. */
    private static final class Scanned extends AnnotationConfigServletWebServerApplicationContext {
        Scanned() {
            super(new BeansByType());
        }

        @Override
        protected void registerBeanPostProcessors(ConfigurableListableBeanFactory beans) {
            beans.freezeConfiguration();
            super.registerBeanPostProcessors(beans);
        }
    }
}
