package platform.database;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import platform.startup.StartupRefused;

/**
 * Refuses a database that the driver was not made for, before anything is written to it: MySQL's driver on MariaDB, or the
 * reverse, connects, and makes Hibernate choose SQL that fails later.
 */
final class DatabaseCheck implements BeanPostProcessor {
    private static final String REMEDY = "Correct spring.datasource.url, spring.datasource.username and spring.datasource.password";

    /** @throws StartupRefused when the address is of a kind that Madang does not run on */
    static void checkAddress(String url) {
        if (!url.startsWith("jdbc:mariadb:") && !url.startsWith("jdbc:mysql:")) {
            throw new StartupRefused("spring.datasource.url begins with neither jdbc:mariadb: nor jdbc:mysql:",
                    "Madang runs on MariaDB 11.4 and MySQL 9.7; correct the address, or leave it out for the embedded database");
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource dataSource) {
            check(dataSource);
        }
        return bean;
    }

    private static void check(DataSource dataSource) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select version()")) {
            rows.next();
            checkPair(connection.getMetaData().getURL(), rows.getString(1));
        } catch (SQLException e) {
            throw new StartupRefused("The database does not answer: " + e.getMessage(), REMEDY, e);
        }
    }

    /** @throws StartupRefused when the driver of {@code url} is the other server's */
    static void checkPair(String url, String version) {
        boolean mariaDb = version.contains("MariaDB");
        if (mariaDb && url.startsWith("jdbc:mysql:")) {
            throw new StartupRefused("The database is MariaDB " + version + ", but the address begins with jdbc:mysql:",
                    "Begin spring.datasource.url with jdbc:mariadb:");
        }
        if (!mariaDb && url.startsWith("jdbc:mariadb:")) {
            throw new StartupRefused("The database is MySQL " + version + ", but the address begins with jdbc:mariadb:",
                    "Begin spring.datasource.url with jdbc:mysql:");
        }
    }
}
