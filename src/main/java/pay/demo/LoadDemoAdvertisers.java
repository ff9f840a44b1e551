package pay.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoAdvertisers;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.time.UtcColumn;

/** Loads what the demo advertisers paid in; first, since ads tells at once what they have spent of it. */
@Component
@Order(-10)
@ConditionalOnDemo
class LoadDemoAdvertisers implements ApplicationRunner {
    private static final int DEPOSITS = 290;
    private static final long FUNDED = 500_000_000;

    private final DemoLoader loader;
    private final Accounts accounts;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final Clock clock;

    LoadDemoAdvertisers(DemoLoader loader, Accounts accounts, Ledger ledger, JdbcClient jdbc, Clock clock) {
        this.loader = loader;
        this.accounts = accounts;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("pay", progress -> progress.step("advertisers", DemoAdvertisers.count(), DemoAdvertisers.count(),
                this::write));
    }

    private void write(long first, long last) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (long i = first; i <= last; i++) {
            long advertiser = DemoIds.advertiser(i).value();
            long deposit = DemoIds.of(DEPOSITS, i).value();
            jdbc.sql("insert into pay_advertiser (id, name, funded) values (?, ?, ?)")
                    .params(advertiser, DemoAdvertisers.name(i), FUNDED).update();
            jdbc.sql("""
                    insert into pay_ad_deposit (id, advertiser_id, amount, bank_reference, recorded_by, recorded_at)
                    values (?, ?, ?, ?, 0, ?)""")
                    .params(deposit, advertiser, FUNDED, "demo-" + i, UtcColumn.of(now)).update();
            ledger.post(Posting.of("AD_DEPOSIT", deposit, new Line.Post(Account.BANK,
                    accounts.open(AccountKind.ADVERTISER_PREPAID, advertiser), FUNDED)), now);
        }
    }
}
