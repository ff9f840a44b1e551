package pay.approval;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pay.error.PayError;
import platform.web.DomainException;

/** Limits that hold from a later day on; a day's limits are set once. */
@Component
class LimitRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    LimitRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Refuses a day that is not later, and limits of which one is below the one before it. */
    void check(LocalDate from, long... limits) {
        long before = 1;
        for (long limit : limits) {
            if (limit < before) {
                throw new DomainException(PayError.PROPOSAL_INVALID);
            }
            before = limit;
        }
        if (!LaterDays.include(from, clock)) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }

    /** Writes them, unless there are some of that day. */
    void insert(String sql, Object... values) {
        try {
            jdbc.sql(sql).params(values).update();
        } catch (DuplicateKeyException set) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }
}
