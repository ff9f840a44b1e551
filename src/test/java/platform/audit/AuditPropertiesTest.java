package platform.audit;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class AuditPropertiesTest {
    @Test
    void keepsCheckpointsBesideTheDatabaseUnlessToldOtherwise() {
        ApplicationContextRunner application = new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withUserConfiguration(Configured.class).withPropertyValues("madang.database.folder=somewhere");
        application.run(context -> assertThat(context.getBean(AuditProperties.class).checkpoints())
                .isEqualTo(Path.of("somewhere/audit-checkpoints")));
        application.withPropertyValues("madang.audit.checkpoints=elsewhere")
                .run(context -> assertThat(context.getBean(AuditProperties.class).checkpoints())
                        .isEqualTo(Path.of("elsewhere")));
    }

    @EnableConfigurationProperties(AuditProperties.class)
    static class Configured {}
}
