package platform.database;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded database when no other is configured by {@code spring.datasource.url}. It does so before the application
 * makes its beans: what stands in the way is said at once, and in one line.
 */
public final class EmbeddedDatabaseInitializer implements ApplicationContextInitializer<GenericApplicationContext> {
    private static final String EMBEDDED = "embedded";

    @Override
    public void initialize(GenericApplicationContext context) {
        Environment environment = context.getEnvironment();
        String url = environment.getProperty("spring.datasource.url", EMBEDDED);
        if (!url.equals(EMBEDDED)) {
            DatabaseCheck.check(url, environment.getProperty("spring.datasource.username", ""),
                    environment.getProperty("spring.datasource.password", ""));
            return;
        }
        EmbeddedDatabase database = EmbeddedDatabase
                .start(Binder.get(environment).bindOrCreate("madang.database", EmbeddedDatabaseSettings.class));
        // After the application context is closed, also when it was never complete.
        SpringApplication.getShutdownHandlers().add(database::close);
        context.registerBean(JdbcConnectionDetails.class, () -> new ConnectionDetails(database));
    }

    /** What Boot's data source connects with. */
    private record ConnectionDetails(EmbeddedDatabase database) implements JdbcConnectionDetails {
        @Override
        public String getUsername() {
            return database.username();
        }

        @Override
        public String getPassword() {
            return database.password();
        }

        @Override
        public String getJdbcUrl() {
            return database.url("madang");
        }
    }
}
