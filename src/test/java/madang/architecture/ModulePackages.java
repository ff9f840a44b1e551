package madang.architecture;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * Which package belongs to which module: the first name after {@code prefix}. The application's modules have no prefix;
 * those of a fixture lie below {@code madang.architecture.fixture.<rule>.}.
 */
record ModulePackages(String prefix) {
    static final Set<String> APPLICATION = Set.of("madang", "platform", "member", "pay", "commerce", "loan", "benefit",
            "ads",
            "home");
    static final ModulePackages OF_APPLICATION = new ModulePackages("");

    static ModulePackages ofFixture(String rule) {
        return new ModulePackages("madang.architecture.fixture." + rule + ".");
    }

    /** Reads the classes of all modules. */
    JavaClasses read() {
        return prefix.isEmpty() ? Application.CLASSES : new ClassFileImporter().importPackages(prefix + ".");
    }

    /** The module that a class belongs to; empty for what is outside all modules. */
    Optional<String> moduleOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(prefix)) {
            return APPLICATION.contains(firstName(name)) && !name.startsWith("madang.architecture")
                    ? Optional.of(firstName(name))
                    : Optional.empty();
        }
        String module = firstName(name.substring(prefix.length()));
        return prefix.isEmpty() && !APPLICATION.contains(module) ? Optional.empty() : Optional.of(module);
    }

    /** Whether a class lies in a module's {@code events} package. */
    boolean isEvent(JavaClass type) {
        return moduleOf(type).filter(module -> !module.equals("platform"))
                .map(module -> type.getPackageName().equals(prefix + module + ".events")).orElse(false);
    }

    /** The feature of a class: the name after its module's; empty in the module's root package. */
    Optional<String> featureOf(JavaClass type) {
        return moduleOf(type).map(module -> type.getPackageName().substring((prefix + module).length()))
                .filter(rest -> rest.startsWith(".")).map(rest -> firstName(rest.substring(1)));
    }

    Set<String> modulesIn(JavaClasses classes) {
        return classes.stream().flatMap(type -> moduleOf(type).stream()).collect(Collectors.toSet());
    }

    private static String firstName(String packageName) {
        int dot = packageName.indexOf('.');
        return dot < 0 ? packageName : packageName.substring(0, dot);
    }

    /** Reading the application's classes takes a second: once is enough. */
    private static final class Application {
        static final JavaClasses CLASSES = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(APPLICATION.toArray(String[]::new));
    }
}
