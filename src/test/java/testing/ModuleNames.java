package testing;

import java.util.Set;
import java.util.stream.Collectors;

import madang.MadangApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The modules as the application itself names them, for tests that look at all of them; {@code ModulesTest} holds that all lists agree. */
public final class ModuleNames {
    /** All top-level packages, {@code madang} and {@code platform} among them. */
    public static final Set<String> ALL = Set
            .of(MadangApplication.class.getAnnotation(SpringBootApplication.class).scanBasePackages());
    /** The modules that own tables of business; platform's are everybody's. */
    public static final Set<String> OF_BUSINESS = ALL.stream()
            .filter(name -> !name.equals("madang") && !name.equals("platform")).collect(Collectors.toUnmodifiableSet());

    private ModuleNames() {}
}
