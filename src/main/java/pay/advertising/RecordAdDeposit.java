package pay.advertising;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.events.AdvertiserFunded;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.UtcColumn;
import platform.web.DomainException;

/** An operator records money of an advertiser that came to the trust account: it may be spent on ads from now on. */
@Component
class RecordAdDeposit {
    private final Advertisers advertisers;
    private final Accounts accounts;
    private final Ledger ledger;
    private final DomainEvents events;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    RecordAdDeposit(Advertisers advertisers, Accounts accounts, Ledger ledger, DomainEvents events, AuditLog audit,
            JdbcClient jdbc, Ids ids, Clock clock) {
        this.advertisers = advertisers;
        this.accounts = accounts;
        this.ledger = ledger;
        this.events = events;
        this.audit = audit;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records a deposit.
     *
     * @param bankReference the bank's own number of it: recorded once, whoever tries
     * @throws DomainException {@link PayError#ADVERTISER_UNKNOWN}, {@link PayError#DEPOSIT_RECORDED_BEFORE}
     */
    @RetriedOnConflict
    @Transactional
    public Tsid record(StaffCaller operator, Tsid advertiser, Won amount, String bankReference) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Tsid deposit = ids.next();
        if (jdbc.sql("""
                insert ignore into pay_ad_deposit (id, advertiser_id, amount, bank_reference, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(deposit.value(), advertiser.value(), amount.amount(), bankReference,
                        operator.staffId().value(), UtcColumn.of(now))
                .update() == 0) {
            throw new DomainException(PayError.DEPOSIT_RECORDED_BEFORE);
        }
        Won funded = advertisers.addFunded(advertiser, amount);
        Account prepaid = accounts.open(AccountKind.ADVERTISER_PREPAID, advertiser.value());
        ledger.post(Posting.of("AD_DEPOSIT", deposit.value(), new Line.Post(Account.BANK, prepaid, amount.amount())),
                now);
        audit.record(AuditActor.of(operator), "pay.ad-deposit-recorded", "advertiser", advertiser);
        events.publish(new AdvertiserFunded(ids.next(), now, advertiser, deposit, amount, funded));
        return deposit;
    }
}
