package madang;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Lets each module's migrations be found under its own folder in a start with Spring's ahead-of-time classes, too. There Boot
 * gives Flyway a list of all migrations, made for native images, and Modulith's copies for the modules keep that list
 * (<a href="https://github.com/spring-projects/spring-modulith/issues/1751">issue 1751</a>).
 */
@Component
class MigrationsByModule implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (AotDetector.useGeneratedArtifacts() && bean instanceof Flyway flyway
                && flyway.getConfiguration() instanceof ClassicConfiguration configuration) {
            configuration.setResourceProvider(null);
        }
        return bean;
    }
}
