package pay.point;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.events.ProgrammeFunded;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** Books company money, which lies on the trust account, as a programme's budget: once per funding. */
@Component
class FundProgramme {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Ledger ledger;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    FundProgramme(JdbcClient jdbc, Accounts accounts, Ledger ledger, DomainEvents events, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.ledger = ledger;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public void fund(Tsid fundingId, Tsid programmeId, Won amount) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int inserted = jdbc
                .sql("""
                        insert ignore into pay_programme_funding (funding_id, programme_id, amount, booked_at) values (?, ?, ?, ?)
                        """)
                .params(fundingId.value(), programmeId.value(), amount.amount(), UtcColumn.of(now)).update();
        if (inserted == 1) {
            Account budget = accounts.open(AccountKind.PROGRAMME_BUDGET, programmeId.value());
            ledger.post(Posting.of("PROGRAMME_FUNDED", fundingId.value(),
                    new Line.Post(Account.BANK, budget, amount.amount())), now);
        }
        events.publish(new ProgrammeFunded(ids.next(), now, fundingId, programmeId, amount));
    }
}
