package madang;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.data.autoconfigure.web.DataWebAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.metrics.KafkaMetricsAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import platform.database.EmbeddedDatabaseInitializer;

/**
 * Madang as one process. The modules are top-level packages, so each of the four lists below names them all: Modulith's,
 * the beans', the entities', the settings'. A test holds them equal. Beans are named by their full class names, since two modules may well
 * have classes of one name. What is excluded: lists are paged by cursors, not by Spring Data's parameters, and Kafka's beans
 * are made by {@code platform.event.relay} where there is a broker.
 */
@Modulithic(systemName = "Madang", additionalPackages = {"platform", "member", "pay", "commerce", "loan", "benefit",
        "ads", "home"})
@SpringBootApplication(scanBasePackages = {"madang", "platform", "member", "pay", "commerce",
        "loan", "benefit", "ads", "home"}, nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class, exclude = {
                DataWebAutoConfiguration.class, KafkaAutoConfiguration.class, KafkaMetricsAutoConfiguration.class})
@AutoConfigurationPackage(basePackages = {"platform", "member", "pay", "commerce", "loan", "benefit", "ads", "home"})
@ConfigurationPropertiesScan({"madang", "platform", "member", "pay", "commerce", "loan", "benefit", "ads", "home"})
public class MadangApplication {
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(MadangApplication.class);
        application.addInitializers(new ProductionSettings(), new FrozenChoices(),
                new CommandWithoutPort(), new EmbeddedDatabaseInitializer());
        application.run(args);
    }
}
