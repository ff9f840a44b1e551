package platform.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import platform.startup.StartupRefused;

/**
 * Refuses a database that the driver was not made for, or that is too old, before anything else is begun: MySQL's driver on
 * MariaDB, or the reverse, connects, and makes Hibernate choose SQL that fails later.
 */
public final class DatabaseCheck {
    private static final String PATIENCE_MS = "10000";
    /** Some proxies put MariaDB's "5.5.5-" of old before it. */
    private static final Pattern NUMBERS = Pattern.compile("^(?:5\\.5\\.5-)?(\\d{1,4})\\.(\\d{1,4})");
    private static final List<Integer> MARIADB = List.of(11, 4);
    private static final List<Integer> MYSQL = List.of(9, 7);

    private DatabaseCheck() {}

    /**
     * Connects once and looks who answers.
     *
     * @param username "" for what the address says
     * @throws StartupRefused when the address is of a kind that Madang does not run on, nobody answers, or another server does
     */
    public static void check(String url, String username, String password) {
        checkAddress(url);
        var properties = new Properties();
        if (!username.isEmpty()) {
            properties.put("user", username);
            properties.put("password", password);
        }
        properties.put("connectTimeout", PATIENCE_MS);
        properties.put("socketTimeout", PATIENCE_MS);
        try (var connection = DriverManager.getConnection(url, properties);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select version()")) {
            rows.next();
            checkPair(url, rows.getString(1));
        } catch (SQLException e) {
            throw new StartupRefused("The database does not answer: " + e.getMessage(),
                    "Correct spring.datasource.url, spring.datasource.username and spring.datasource.password", e);
        }
    }

    static void checkAddress(String url) {
        if (!url.startsWith("jdbc:mariadb:") && !url.startsWith("jdbc:mysql:")) {
            throw new StartupRefused("spring.datasource.url begins with neither jdbc:mariadb: nor jdbc:mysql:",
                    "Madang runs on MariaDB 11.4 and MySQL 9.7; correct the address, or leave it out for the embedded database");
        }
    }

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
        if (isOlder(version, mariaDb ? MARIADB : MYSQL)) {
            throw new StartupRefused("The database is too old: " + version,
                    "Madang runs on MariaDB 11.4 and MySQL 9.7, and on later ones of each");
        }
    }

    /** An older one would be migrated until a statement that it does not know, and left half-way. */
    private static boolean isOlder(String version, List<Integer> least) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.find()) {
            return true;
        }
        int major = Integer.parseInt(numbers.group(1));
        return major < least.getFirst()
                || (major == least.getFirst() && Integer.parseInt(numbers.group(2)) < least.getLast());
    }
}
