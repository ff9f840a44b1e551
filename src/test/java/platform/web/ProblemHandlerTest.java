package platform.web;

import java.io.EOFException;
import java.sql.SQLException;
import java.util.List;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import testing.LogLines;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemHandlerTest {
    private final ProblemHandler handler = new ProblemHandler(new Refusals(null, null), null);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void tellsOfALostConnectionToTheDatabaseWhichLooksAsIfTheCallerHadGone() throws Exception {
        handle(new JDBCConnectionException("JDBC exception",
                new SQLException("Socket error", "08000", new EOFException("unexpected end of stream"))));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("1");
    }

    @Test
    void saysNothingToACallerWhoHasGone() throws Exception {
        handle(new IllegalStateException(new EOFException()));

        assertThat(response.getErrorMessage()).isNull();
        assertThat(response.getStatus()).isEqualTo(200);
    }

    @Test
    void logsWhatIsBrokenAndNotWhoIsRefusedOnPurpose() throws Exception {
        assertThat(logged(new DomainException(PlatformError.OVERLOADED))).isEmpty();
        assertThat(logged(new IllegalStateException("broken"))).hasSize(1);
    }

    private List<ILoggingEvent> logged(Exception exception) throws Exception {
        return LogLines.during(ProblemHandler.class.getName(), () -> handle(exception)).stream()
                .filter(event -> event.getThreadName().equals(Thread.currentThread().getName())).toList();
    }

    /** A page, of which no problem is written. */
    private void handle(Exception exception) throws Exception {
        MockHttpServletRequest page = new MockHttpServletRequest("GET", "/ops");
        page.addHeader("Accept", "text/html");
        handler.handle(exception, page, response);
        response.setCommitted(false);
    }
}
