package madang.architecture;

import java.util.Arrays;
import java.util.stream.Collectors;

import madang.MadangApplication;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.Modulithic;
import org.springframework.modulith.core.ApplicationModules;

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
}
