package madang.architecture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import madang.MadangApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.core.io.ClassPathResource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.Modulithic;
import org.springframework.modulith.core.ApplicationModules;
import testing.ModuleNames;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Modulith's own verification, and what it does not see: an undetected module verifies green. */
class ModulesTest {
    static final ApplicationModules MODULES = ApplicationModules.of(MadangApplication.class);

    @Test
    void areExactlyThese() {
        assertThat(MODULES.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrderElementsOf(ModulePackages.APPLICATION);
    }

    @Test
    void keepWhatModulithVerifies() {
        MODULES.verify();
    }

    @Test
    void eachDeclareWhatTheyMayDependOn() throws Exception {
        for (String module : ModulePackages.APPLICATION) {
            ApplicationModule declared = Class.forName(module + ".package-info").getAnnotation(ApplicationModule.class);
            assertThat(declared.id()).isEqualTo(module);
            assertThat(declared.allowedDependencies()).as("allowedDependencies of %s", module)
                    .doesNotContain(ApplicationModule.OPEN_TOKEN).allMatch(allowed -> allowed.equals("platform::*")
                            || allowed.matches("[a-z]+::events"));
        }
    }

    @Test
    void areNamedAlikeToModulithToSpringAndToHibernate() {
        var modulith = Arrays.stream(MadangApplication.class.getAnnotation(Modulithic.class).additionalPackages())
                .collect(Collectors.toSet());
        var others = ModulePackages.APPLICATION.stream().filter(module -> !module.equals("madang"))
                .collect(Collectors.toSet());
        assertThat(modulith).isEqualTo(others);
        assertThat(MadangApplication.class.getAnnotation(AutoConfigurationPackage.class).basePackages())
                .containsExactlyInAnyOrderElementsOf(others);
        assertThat(MadangApplication.class.getAnnotation(SpringBootApplication.class).scanBasePackages())
                .containsExactlyInAnyOrderElementsOf(ModulePackages.APPLICATION);
        assertThat(MadangApplication.class.getAnnotation(ConfigurationPropertiesScan.class).value())
                .containsExactlyInAnyOrderElementsOf(ModulePackages.APPLICATION);
    }

    /** Without it, each start has ArchUnit read all classes to find whose migrations to run, which takes longer than everything else. */
    @Test
    void areInTheListThatModulithReadsAtTheStart() throws Exception {
        String json = new ClassPathResource("META-INF/spring-modulith/application-modules.json")
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(new JsonMapper().readTree(json).propertyNames())
                .containsExactlyInAnyOrderElementsOf(ModulePackages.APPLICATION);
    }

    /** What the compiler and the messages know by a list of their own: a module that is missing there is looked at by nobody, or says nothing. */
    @Test
    void areNamedAlikeToTheCompilerAndToTheMessages() throws Exception {
        assertThat(listed("pom.xml", "NullAway:AnnotatedPackages=(\\S+)"))
                .containsExactlyInAnyOrderElementsOf(ModulePackages.APPLICATION);
        assertThat(listed("src/main/resources/application.yaml", "basename: (messages/\\S+)"))
                .containsAll(ModulePackages.APPLICATION.stream().map("messages/"::concat).toList());
    }

    /** What the wall before the tables and the matrix of pages go by. */
    @Test
    void areNamedAlikeToTheTests() {
        assertThat(ModuleNames.ALL).isEqualTo(ModulePackages.APPLICATION);
        assertThat(ModuleNames.OF_BUSINESS).hasSize(ModulePackages.APPLICATION.size() - 2);
    }

    private static List<String> listed(String file, String line) throws IOException {
        Matcher list = Pattern.compile(line).matcher(Files.readString(Path.of(file)));
        assertThat(list.find()).as(file).isTrue();
        return List.of(list.group(1).split(",", -1));
    }
}
