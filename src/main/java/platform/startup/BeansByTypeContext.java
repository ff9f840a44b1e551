package platform.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;

/** Makes the context that Boot would make, with {@link BeansByType} in it. Boot finds it by {@code META-INF/spring.factories}. */
@Order(0)
final class BeansByTypeContext implements ApplicationContextFactory {
    @Override
    public @Nullable ConfigurableApplicationContext create(@Nullable WebApplicationType type) {
        if (type != WebApplicationType.SERVLET) {
            return null;
        }
        return AotDetector.useGeneratedArtifacts()
                ? new ServletWebServerApplicationContext(new BeansByType())
                : new AnnotationConfigServletWebServerApplicationContext(new BeansByType());
    }
}
