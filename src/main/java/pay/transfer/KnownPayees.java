package pay.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.payee.Payee;
import platform.time.UtcColumn;

/** To whom money went before: who got some a day ago or earlier, among the last 500 transfers of the sender. */
@Component
class KnownPayees {
    /** One small transfer right before a large one does not make a payee known. */
    private static final Duration LONG_AGO = Duration.ofDays(1);
    private static final String KNOWN = """
            (select ? id from (select recipient, sent_at from pay_transfer where sender = ? order by id desc limit 500) t
            where t.recipient = ? and t.sent_at <= ? limit 1)
            """;

    private final JdbcTemplate jdbc;

    KnownPayees(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these, by their ids, whose payee is known; looked up by one statement, if there are any. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Long> of(List<Draft> drafts, Instant now) {
        List<Object> values = new ArrayList<>();
        List<Draft> toMembers = drafts.stream().filter(draft -> draft.recipient() != null).toList();
        for (Draft draft : toMembers) {
            Payee recipient = Objects.requireNonNull(draft.recipient());
            Collections.addAll(values, draft.id().value(), draft.order().sender().value(),
                    recipient.memberId().value(), UtcColumn.of(now.minus(LONG_AGO)));
        }
        return toMembers.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.queryForList(
                        String.join(" union all ", Collections.nCopies(toMembers.size(), KNOWN)), Long.class,
                        values.toArray()));
    }
}
