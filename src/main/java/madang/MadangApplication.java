package madang;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;
import platform.database.EmbeddedDatabaseInitializer;

/**
 * Madang as one process. The modules are top-level packages, so each of the three lists below names them all: Modulith's,
 * the beans', the entities'. A test holds them equal. Beans are named by their full class names, since two modules may well
 * have classes of one name.
 */
@Modulithic(systemName = "Madang", additionalPackages = {"platform", "member", "pay", "commerce", "home", "ads"})
@SpringBootApplication(scanBasePackages = {"madang", "platform", "member", "pay", "commerce",
        "home", "ads"}, nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@AutoConfigurationPackage(basePackages = {"platform", "member", "pay", "commerce", "home", "ads"})
@ConfigurationPropertiesScan({"madang", "platform", "member", "pay", "commerce", "home", "ads"})
@EnableScheduling
public class MadangApplication {
    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(MadangApplication.class);
        application.addInitializers(new ProductionSettings(), new CommandWithoutPort(),
                new EmbeddedDatabaseInitializer());
        application.run(args);
    }
}
