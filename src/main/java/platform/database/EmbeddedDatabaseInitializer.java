package platform.database;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import platform.startup.StartupRefused;

/**
 * Starts the embedded database when no other is configured by {@code spring.datasource.url}. The server starts while the
 * application is still reading its own classes, which then waits for it. What stands in its way is said in one line.
 */
public final class EmbeddedDatabaseInitializer implements ApplicationContextInitializer<GenericApplicationContext> {
    private static final String URL = "spring.datasource.url";
    private static final String EMBEDDED = "embedded";

    @Override
    public void initialize(GenericApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (!isMeant(environment)) {
            String url = environment.getRequiredProperty(URL);
            ConfiguredDatabase database = ConfiguredDatabase.in(environment, url);
            DatabaseCheck.check(url, database.username(), database.password());
            // Said by the same bean as that of an embedded one, so that ahead-of-time classes fit to both.
            register(context, JdbcConnectionDetails.class, () -> database);
            return;
        }
        EmbeddedDatabaseSettings settings = Binder.get(environment).bindOrCreate("madang.database",
                EmbeddedDatabaseSettings.class);
        StartingDatabase database = StartingDatabase.with(settings);
        // After the application context is closed, also when it was never complete.
        SpringApplication.getShutdownHandlers().add(database::close);
        // Before the web server starts: a refusal then is the only thing that is said.
        register(context, WebServerFactoryCustomizer.class, () -> _ -> database.started());
        register(context, JdbcConnectionDetails.class, () -> database);
    }

    /** Whether no other database is configured. */
    static boolean isMeant(Environment environment) {
        return environment.getProperty(URL, EMBEDDED).equals(EMBEDDED);
    }

    /** Each start registers them anew, so Spring's ahead-of-time classes are to leave them out. */
    private static <T> void register(GenericApplicationContext context, Class<T> type, Supplier<? extends T> bean) {
        context.registerBean(type, bean::get,
                definition -> definition.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE,
                        true));
    }

    /** Another's, as it is configured. */
    private record ConfiguredDatabase(String url, String username, String password, @Nullable String driver)
            implements
                JdbcConnectionDetails {
        static ConfiguredDatabase in(Environment environment, String url) {
            return new ConfiguredDatabase(url, environment.getProperty("spring.datasource.username", ""),
                    environment.getProperty("spring.datasource.password", ""),
                    environment.getProperty("spring.datasource.driver-class-name"));
        }

        @Override
        public String getUsername() {
            return username;
        }

        @Override
        public String getPassword() {
            return password;
        }

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getDriverClassName() {
            return driver == null ? JdbcConnectionDetails.super.getDriverClassName() : driver;
        }
    }

    /** What Boot's data source connects with. */
    private record StartingDatabase(FutureTask<EmbeddedDatabase> start, Thread starter)
            implements
                JdbcConnectionDetails {
        static StartingDatabase with(EmbeddedDatabaseSettings settings) {
            FutureTask<EmbeddedDatabase> start = new FutureTask<>(() -> EmbeddedDatabase.start(settings));
            return new StartingDatabase(start, Thread.ofPlatform().name("embedded-database").start(start));
        }

        @Override
        public String getUsername() {
            return started().username();
        }

        @Override
        public String getPassword() {
            return started().password();
        }

        @Override
        public String getJdbcUrl() {
            return started().url("madang");
        }

        private EmbeddedDatabase started() {
            try {
                return start.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException refusal
                        ? refusal
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StartupRefused("Interrupted while the database was starting", "Start again", e);
            }
        }

        private void close() {
            // A server that is still starting is not waited for: it may have a long recovery before it.
            starter.interrupt();
            try {
                start.get().close();
            } catch (ExecutionException e) {
                // It never ran: who waited for it has said why.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
