package commerce.settlement;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.events.SettlementClosed;
import commerce.webhook.AnnounceToSeller;
import commerce.webhook.SellerTopic;
import org.springframework.stereotype.Component;
import platform.dayclose.DayBook;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.webhook.AnnounceNews;

/** Closes the statements of a day. No seller's day is closed twice. */
@Component
class CloseDay extends DayBook<SettlementAccounts.SettlementAccount> {
    private final SettlementAccounts accounts;
    private final Turnovers turnovers;
    private final Statements statements;
    private final BusinessDays businessDays;
    private final AnnounceToSeller announce;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    CloseDay(SettlementAccounts accounts, Turnovers turnovers, Statements statements, BusinessDays businessDays,
            AnnounceToSeller announce, DomainEvents events, Ids ids, Clock clock) {
        super("commerce_settlement", "seller", "statements");
        this.accounts = accounts;
        this.turnovers = turnovers;
        this.statements = statements;
        this.businessDays = businessDays;
        this.announce = announce;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    protected void know() {
        accounts.know();
    }

    @Override
    protected List<SettlementAccounts.SettlementAccount> lockAfter(long seller, int most) {
        return accounts.lockAfter(seller, most);
    }

    @Override
    protected long id(SettlementAccounts.SettlementAccount account) {
        return account.seller().value();
    }

    @Override
    protected int close(LocalDate day, List<SettlementAccounts.SettlementAccount> batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<Long, Turnover> due = turnovers.until(day,
                batch.stream().map(account -> account.seller().value()).toList());
        List<Statement> made = new ArrayList<>();
        Map<SellerId, Long> carried = new LinkedHashMap<>();
        for (SettlementAccounts.SettlementAccount account : batch) {
            if (!account.closedUntil().isBefore(day)) {
                continue;
            }
            Turnover turnover = due.getOrDefault(account.seller().value(), Turnover.none(day));
            // Nothing to say: what is owed stays so.
            if (turnover.lines() == 0 && account.carried() <= 0) {
                carried.put(account.seller(), account.carried());
                continue;
            }
            Statement statement = Statement.of(new StatementId(ids.nextLong()), account.seller(), day, turnover,
                    account.carried(), businessDays.plus(day, 0), now);
            made.add(statement);
            carried.put(account.seller(), statement.carriedOut());
        }
        statements.add(made);
        accounts.closed(day, carried);
        announce.announce(SellerTopic.SETTLEMENT_CLOSED, made.stream()
                .map(statement -> new AnnounceNews.News<>(statement.seller(), () -> ClosedDay.of(statement))).toList());
        made.forEach(statement -> events.publish(told(statement, now)));
        return made.size();
    }

    /** What a seller's system is told. */
    record ClosedDay(StatementId statementId, LocalDate day, long carriedIn, long lines, long payout,
            long carriedOut) {
        static ClosedDay of(Statement statement) {
            return new ClosedDay(statement.id(), statement.day(), statement.carriedIn(), statement.turnover().sum(),
                    statement.payout(), statement.carriedOut());
        }
    }

    private SettlementClosed told(Statement statement, Instant now) {
        return new SettlementClosed(ids.next(), now, Tsid.of(statement.id()), Tsid.of(statement.seller()),
                statement.day(), Won.of(statement.carriedIn()), Won.of(statement.turnover().sum()),
                Won.of(statement.payout()), Won.of(statement.carriedOut()));
    }
}
