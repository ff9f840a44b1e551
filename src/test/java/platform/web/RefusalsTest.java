package platform.web;

import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.stream.Stream;

import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.CannotCreateTransactionException;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalsTest {
    static Stream<Exception> noFreeConnection() {
        return Stream.of(new CannotCreateTransactionException("no connection"),
                new JDBCConnectionException("no connection", new SQLTransientConnectionException()));
    }

    @ParameterizedTest
    @MethodSource("noFreeConnection")
    void asksToComeAgainWhenNoConnectionIsFree(Exception none) {
        Refusal refusal = new Refusals(null, null).of(none, Locale.KOREAN);

        assertThat(refusal.code()).isEqualTo(PlatformError.TEMPORARILY_UNAVAILABLE);
        assertThat(refusal.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    }
}
