package platform.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platform.startup.StartupRefused;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseCheckTest {
    @ParameterizedTest
    @CsvSource({"jdbc:mariadb://db/madang, 11.4.5-MariaDB", "jdbc:mysql://db/madang, 9.7.0",
            "jdbc:mysql://db/madang, 9.7.0-commercial", "jdbc:mariadb://db/madang, 5.5.5-11.8.2-MariaDB-log",
            "jdbc:mariadb://db/madang, 12.0.2-MariaDB"})
    void acceptsADriverOnItsOwnServer(String url, String version) {
        assertThatCode(() -> DatabaseCheck.checkPair(url, version)).doesNotThrowAnyException();
    }

    @Test
    void refusesMySqlsDriverOnMariaDb() {
        assertThatThrownBy(() -> DatabaseCheck.checkPair("jdbc:mysql://db/madang", "11.4.5-MariaDB-log"))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("Begin spring.datasource.url with jdbc:mariadb:");
    }

    @Test
    void refusesMariaDbsDriverOnMySql() {
        assertThatThrownBy(() -> DatabaseCheck.checkPair("jdbc:mariadb://db/madang", "9.7.0"))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("Begin spring.datasource.url with jdbc:mysql:");
    }

    @ParameterizedTest
    @CsvSource({"jdbc:mariadb://db/madang, 10.11.6-MariaDB-0+deb12u1", "jdbc:mariadb://db/madang, 11.3.2-MariaDB",
            "jdbc:mysql://db/madang, 8.0.43", "jdbc:mysql://db/madang, 9.6.0"})
    void refusesServersThatAreTooOld(String url, String version) {
        assertThatThrownBy(() -> DatabaseCheck.checkPair(url, version)).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("too old: " + version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:postgresql://db/madang", "jdbc:h2:mem:x", "mysql://db/madang"})
    void refusesOtherDatabases(String url) {
        assertThatThrownBy(() -> DatabaseCheck.checkAddress(url)).isInstanceOf(StartupRefused.class)
                .hasMessageContaining("MariaDB 11.4 and MySQL 9.7");
    }
}
