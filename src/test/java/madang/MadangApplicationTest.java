package madang;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class MadangApplicationTest {
    @Autowired
    DataSource dataSource;

    @Test
    void starts() throws Exception {
        try (var connection = dataSource.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }
}
