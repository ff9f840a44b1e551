package platform.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.stream.Stream;

import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.multipart.MultipartException;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalsTest {
    static Stream<Exception> outOfService() {
        return Stream.of(new CannotCreateTransactionException("no connection"),
                new JDBCConnectionException("no connection", new SQLTransientConnectionException()),
                // In the middle of a transaction, and of a disk that is full.
                new TransactionSystemException("rollback", new SQLException("Socket error", "08000")),
                new UncategorizedSQLException("insert", null, new SQLException("The table is full", "HY000", 1114)));
    }

    @ParameterizedTest
    @MethodSource("outOfService")
    void asksToComeAgainWhenTheDatabaseIsAtFault(Exception none) {
        Refusal refusal = new Refusals(null, null).of(none, Locale.KOREAN);

        assertThat(refusal.code()).isEqualTo(PlatformError.TEMPORARILY_UNAVAILABLE);
        assertThat(refusal.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    }

    @Test
    void takesPartsWithoutEndsForTheCallersMistake() {
        assertThat(new Refusals(null, null).of(new MultipartException("no boundary"), Locale.KOREAN).code())
                .isEqualTo(PlatformError.INVALID_REQUEST);
    }
}
