package pay.advertising;

import java.util.List;
import java.util.Map;

import ads.events.SpendSettled;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.time.UtcColumn;

/** Charges what a settlement of ads costs to what its advertisers have paid in: one journal, once. */
@Component
class ChargeAdSpend {
    private final Accounts accounts;
    private final Ledger ledger;
    private final JdbcClient jdbc;

    ChargeAdSpend(Accounts accounts, Ledger ledger, JdbcClient jdbc) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /** Charges it, unless that was done before. The ledger refuses to let an advertiser spend more than they paid in. */
    @Transactional
    public void charge(SpendSettled settled) {
        long amount = settled.charges().stream().mapToLong(each -> each.amount().amount()).sum();
        if (jdbc.sql("insert ignore into pay_ad_charge (settlement_id, amount, charged_at) values (?, ?, ?)")
                .params(settled.settlementId().value(), amount, UtcColumn.of(settled.occurredAt())).update() == 0) {
            return;
        }
        Account revenue = accounts.open(AccountKind.AD_REVENUE, 0);
        List<Line> lines = settled.charges().stream().<Line>map(each -> new Line.Post(
                accounts.open(AccountKind.ADVERTISER_PREPAID, each.advertiserId().value()), revenue,
                each.amount().amount())).toList();
        ledger.post(new Posting("AD_SPEND", settled.settlementId().toString(), lines, Map.of()), settled.occurredAt());
    }
}
