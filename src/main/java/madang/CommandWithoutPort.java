package madang;

import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A start that only carries out a command opens no port: the real instance may be running on this machine. */
final class CommandWithoutPort implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (environment.containsProperty("madang.create-operator")) {
            environment.getPropertySources()
                    .addFirst(new MapPropertySource("command", Map.of("server.port", "-1")));
        }
    }
}
