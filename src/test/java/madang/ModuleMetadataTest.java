package madang;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.modulith.Modulithic;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of modules that Modulith reads at start. Without it, each start has ArchUnit read all classes to find whose
 * migrations to run, which takes longer than everything else.
 */
class ModuleMetadataTest {
    @Test
    void namesExactlyTheModulesOfTheApplication() throws Exception {
        String json = new ClassPathResource("META-INF/spring-modulith/application-modules.json")
                .getContentAsString(StandardCharsets.UTF_8);
        String[] packages = MadangApplication.class.getAnnotation(Modulithic.class).additionalPackages();
        assertThat(new JsonMapper().readTree(json).propertyNames()).containsExactlyInAnyOrderElementsOf(
                Stream.concat(Stream.of(packages), Stream.of("madang")).toList());
    }
}
