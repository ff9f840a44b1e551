package pay.reconciliation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.database.RetriedOnConflict;
import platform.time.UtcColumn;

/** Books what a card company has paid, or kept: so much less it owes us. */
@Component
class BookCardPayout {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Clock clock;

    BookCardPayout(JdbcClient jdbc, Accounts accounts, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Books it once, however often it is told; false when the company does not owe as much: that is a person's to look into. */
    @RetriedOnConflict
    @Transactional
    public boolean book(CardPayout payout) {
        long amount = payout.amount().amount();
        long key = payout.which().fileKey();
        boolean isNew = jdbc.sql("""
                insert ignore into pay_card_payout (file_key, kind, company, number, amount, booked_at)
                values (?, ?, ?, ?, ?, ?)""")
                .params(key, payout.kind().name(), payout.which().company().code(), payout.which().own(), amount,
                        UtcColumn.of(payout.at()))
                .update() == 1;
        if (!isNew) {
            return true;
        }
        Account company = accounts.open(AccountKind.CARD_COMPANY, payout.which().company().owner());
        Account to = switch (payout.kind()) {
            case PAYOUT -> Account.BANK;
            case FEE -> Account.HOUSE_COSTS;
        };
        if (-ledger.lock(company).credit() < amount) {
            jdbc.sql("delete from pay_card_payout where file_key = ? and kind = ?").params(key, payout.kind().name())
                    .update();
            return false;
        }
        ledger.post(Posting.of("CARD_" + payout.kind(), key, new Line.Post(to, company, amount)),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return true;
    }
}
