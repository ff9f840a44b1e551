package testing;

import java.util.LinkedHashMap;
import java.util.Map;

import madang.MadangApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance of the application that a test starts and stops itself, on a schema that several may share. */
public final class RunningMadang implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private RunningMadang(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts an instance.
     *
     * @param schema as {@link TestDatabase#newSchema} made it
     * @param settings besides those of every test
     */
    public static RunningMadang start(Map<String, String> schema, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(schema);
        all.put("server.port", "0");
        all.put("madang.demo.enabled", "false");
        all.put("madang.audit.checkpoints", "target/test-database/audit/" + System.nanoTime());
        all.putAll(settings);
        return new RunningMadang(new SpringApplicationBuilder(MadangApplication.class)
                .initializers(context -> TestPropertyValues.of(all).applyTo(context)).run());
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
