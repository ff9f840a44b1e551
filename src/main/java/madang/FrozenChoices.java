package madang;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import platform.startup.StartupRefused;

/**
 * What {@code bin/aot-cache.sh} decides for good: settings on which it depends which beans there are. They are written down
 * when Spring's ahead-of-time classes are made, and a start with these classes under other settings is refused: it would
 * silently run without demo data, without a relay or without a check of production.
 */
final class FrozenChoices
        implements
            BeanFactoryInitializationAotProcessor,
            ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final String FILE = "META-INF/madang/frozen-choices.properties";

    @Override
    public BeanFactoryInitializationAotContribution processAheadOfTime(ConfigurableListableBeanFactory beans) {
        Map<String, String> choices = choices(beans.getBean(Environment.class));
        StringBuilder file = new StringBuilder();
        choices.forEach((name, choice) -> file.append(name).append('=').append(choice).append('\n'));
        return (generation, _) -> generation.getGeneratedFiles().addResourceFile(FILE, file.toString());
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (AotDetector.useGeneratedArtifacts()) {
            check(frozen(), context.getEnvironment());
        }
    }

    static void check(Map<?, ?> frozen, Environment environment) {
        choices(environment).forEach((name, choice) -> {
            @Nullable
            Object then = frozen.get(name);
            if (!choice.equals(then)) {
                throw new StartupRefused(
                        "The ahead-of-time classes were made with '%s' %s, and now it is %s".formatted(name, then,
                                choice),
                        "Run bin/aot-cache.sh with the settings of this start, or leave -Dspring.aot.enabled away");
            }
        });
    }

    static Map<String, String> choices(Environment environment) {
        return new TreeMap<>(Map.of("profile.prod", String.valueOf(environment.acceptsProfiles(Profiles.of("prod"))),
                "madang.demo.enabled", environment.getProperty("madang.demo.enabled", "true"),
                "madang.redis.url", isSet(environment, "madang.redis.url"),
                "spring.kafka.bootstrap-servers", isSet(environment, "spring.kafka.bootstrap-servers"),
                "madang.create-operator", isSet(environment, "madang.create-operator")));
    }

    private static String isSet(Environment environment, String setting) {
        return environment.getProperty(setting, "").isBlank() ? "not set" : "set";
    }

    private static Properties frozen() {
        try {
            return PropertiesLoaderUtils.loadAllProperties(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
