package pay.settlement;

import java.time.Instant;
import java.time.LocalDate;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Balance;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.merchant.MerchantId;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** Merchants that sell, as payments do: the money moves and the line is written in one transaction. */
final class SettlementScene {
    private final SaleLines lines;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Ids ids;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    SettlementScene(ApplicationContext context) {
        this.lines = context.getBean(SaleLines.class);
        this.accounts = context.getBean(Accounts.class);
        this.ledger = context.getBean(Ledger.class);
        this.ids = context.getBean(Ids.class);
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.transaction = context.getBean(TransactionTemplate.class);
    }

    static Instant noonOf(LocalDate day) {
        return day.atTime(12, 0).atZone(BusinessDays.SEOUL).toInstant();
    }

    /** A merchant of the usual plan: 2.53 %, VAT included, down to the won, settled daily and paid out after two business days. */
    MerchantId merchant(long id) {
        sql("insert into pay_merchant (id, name, status, created_at) values (?, '마당서점', 'APPROVED', '2026-01-01')", id);
        return plan(new MerchantId(id), LocalDate.of(2026, 1, 1), "STANDARD");
    }

    MerchantId plan(MerchantId merchant, LocalDate from, String plan) {
        sql("insert into pay_merchant_plan (merchant_id, valid_from, plan) values (?, ?, ?)", merchant.value(), from,
                plan);
        return merchant;
    }

    /** A sale; its payment. */
    Tsid sell(MerchantId merchant, long amount, LocalDate day) {
        Tsid payment = ids.next();
        Instant at = noonOf(day);
        transaction.executeWithoutResult(status -> {
            lines.append(Sale.sale(merchant, payment, payment, Won.of(amount), Won.ZERO, at));
            ledger.post(
                    Posting.of("TEST_SALE", payment.value(), new Line.Post(Account.BANK, payable(merchant), amount)),
                    at);
        });
        return payment;
    }

    void cancel(MerchantId merchant, Tsid payment, long amount, LocalDate day) {
        Tsid cancel = ids.next();
        Instant at = noonOf(day);
        transaction.executeWithoutResult(status -> {
            lines.append(Sale.cancel(merchant, payment, cancel, Won.of(amount), Won.ZERO, at));
            ledger.post(Posting.of("TEST_CANCEL", cancel.value(),
                    new Line.Post(payable(merchant), Account.BANK, amount)), at);
        });
    }

    /** Money that came without a line of a sale. */
    void owe(MerchantId merchant, long amount) {
        transaction.executeWithoutResult(_ -> ledger.post(Posting.of("TEST_SALE", ids.nextLong(),
                new Line.Post(Account.BANK, payable(merchant), amount)), Instant.now()));
    }

    /** The one line of a settlement that was not made of any, without a fee. */
    void line(Settlement settlement) {
        sql("insert into pay_sale_line (merchant_id, sold_on, id, kind, payment_id, part_id, amount, tax_free, fee, other_fee, "
                + "vat, occurred_at) values (?, ?, ?, 'SALE', ?, ?, ?, 0, 0, 0, 0, utc_timestamp(6))",
                settlement.merchant().value(), settlement.until(), ids.nextLong(), settlement.id().value(),
                settlement.id().value(), settlement.turnover().sales());
    }

    Account payable(MerchantId merchant) {
        return accounts.open(AccountKind.MERCHANT_PAYABLE, merchant.value());
    }

    /** What stands on an account of a merchant's; 0 when it was never opened. */
    long balance(AccountKind kind, MerchantId merchant) {
        return accounts.find(kind, merchant.value()).map(ledger::balance).map(Balance::credit).orElse(0L);
    }

    long balance(Account account) {
        return ledger.balance(account).credit();
    }

    void sql(String sql, Object... params) {
        transaction.executeWithoutResult(status -> jdbc.update(sql, params));
    }

    long number(String sql, Object... params) {
        Long number = transaction.execute(status -> jdbc.queryForObject(sql, Long.class, params));
        return number == null ? 0 : number;
    }

    String text(String sql, Object... params) {
        String text = transaction.execute(status -> jdbc.queryForObject(sql, String.class, params));
        return String.valueOf(text);
    }
}
