package pay.settlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.merchant.FeePlan;
import pay.merchant.FindFeePlan;
import pay.merchant.MerchantId;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.money.Fee;
import platform.money.Won;
import platform.time.UtcColumn;

/**
 * Many payments of many merchants, one in twenty of them cancelled in part, with the fees that payments
 * reckon; and what their settlements must come to, reckoned apart from that.
 */
public final class SettlementLoad {
    private static final int AT_ONCE = 5_000;

    private final int merchants;
    private final long[] payouts;
    private final long[] fees;
    private final long[] vat;
    private final long[] gross;

    public SettlementLoad(int merchants) {
        this.merchants = merchants;
        this.payouts = new long[merchants];
        this.fees = new long[merchants];
        this.vat = new long[merchants];
        this.gross = new long[merchants];
    }

    /** The merchants' ids begin after this. */
    public static final long FIRST = 1_000_000_000_000L;

    /** Writes them; the money comes to each merchant in one journal. */
    public void fill(ApplicationContext context, LocalDate day, int payments, long seed) {
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        Ids ids = context.getBean(Ids.class);
        RowInsert lines = new RowInsert(context.getBean(JdbcTemplate.class), "pay_sale_line", "merchant_id", "sold_on",
                "id", "kind", "payment_id", "part_id", "amount", "tax_free", "fee", "other_fee", "vat", "occurred_at");
        Random random = new Random(seed);
        know(context);
        FeePlan plan = context.getBean(FindFeePlan.class).of(new MerchantId(FIRST), day);
        Object noon = UtcColumn.of(SettlementScene.noonOf(day));
        for (int from = 0; from < payments; from += AT_ONCE) {
            List<Object[]> rows = new ArrayList<>();
            for (int i = from; i < Math.min(payments, from + AT_ONCE); i++) {
                int merchant = random.nextInt(merchants);
                long payment = ids.nextLong();
                Won amount = Won.of(100 + random.nextLong(100_000));
                Fee fee = plan.on(amount);
                PaymentFees.Fees charged = new PaymentFees.Fees(fee.total().amount(), fee.vat().amount());
                rows.add(new Object[]{FIRST + merchant, day, ids.nextLong(), "SALE", payment, payment, amount.amount(),
                        0,
                        charged.total(), 0, charged.vat(), noon});
                long canceled = random.nextInt(20) == 0 ? 1 + random.nextLong(amount.amount()) : 0;
                if (canceled > 0) {
                    PaymentFees.Fees back = PaymentFees.NONE.with(Sale.Kind.SALE, amount, charged)
                            .cancel(Won.of(canceled));
                    rows.add(new Object[]{FIRST + merchant, day, ids.nextLong(), "CANCEL", payment, ids.nextLong(),
                            -canceled, 0, back.total(), 0, back.vat(), noon});
                }
                count(merchant, amount.amount(), canceled);
            }
            transaction.executeWithoutResult(_ -> lines.insert(rows));
        }
        for (int from = 0; from < merchants; from += 100) {
            int first = from;
            transaction.executeWithoutResult(_ -> post(context, day, first, Math.min(merchants, first + 100)));
        }
    }

    private void know(ApplicationContext context) {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> plans = new ArrayList<>();
        for (int merchant = 0; merchant < merchants; merchant++) {
            rows.add(new Object[]{FIRST + merchant, "가맹점", "APPROVED", "2026-01-01"});
            plans.add(new Object[]{FIRST + merchant, "2026-01-01", "STANDARD"});
        }
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            new RowInsert(jdbc, "pay_merchant", "id", "name", "status", "created_at").passingOver().insert(rows);
            new RowInsert(jdbc, "pay_merchant_plan", "merchant_id", "valid_from", "plan").passingOver().insert(plans);
        });
    }

    private void post(ApplicationContext context, LocalDate day, int from, int until) {
        Accounts accounts = context.getBean(Accounts.class);
        List<Posting> postings = new ArrayList<>();
        for (int merchant = from; merchant < until; merchant++) {
            if (gross[merchant] > 0) {
                postings.add(new Posting("BENCH_SALES", day + "." + merchant,
                        List.of(new Line.Post(Account.BANK,
                                accounts.open(AccountKind.MERCHANT_PAYABLE, FIRST + merchant), gross[merchant])),
                        Map.of()));
                gross[merchant] = 0;
            }
        }
        context.getBean(Ledger.class).postEach(postings, SettlementScene.noonOf(day), 0)
                .forEach(decision -> decision.orThrow());
    }

    /** 2.53 %, VAT included, and of a cancelled part its share: another way of saying what the settlement does. */
    private void count(int merchant, long amount, long canceled) {
        long fee = amount * 253 / 10_000;
        long tax = fee - (fee * 20 + 11) / 22;
        long kept = fee - (2 * fee * canceled + amount) / (2 * amount);
        gross[merchant] += amount - canceled;
        fees[merchant] += kept;
        vat[merchant] += Math.min(kept, tax - (2 * tax * canceled + amount) / (2 * amount));
        payouts[merchant] += amount - canceled - kept;
    }

    /** By how many won a merchant's settlements differ from it. */
    public long off(long merchant, long payout, long fee, long vatOfFee) {
        int index = (int) (merchant - FIRST);
        return Math.abs(payout - payouts[index]) + Math.abs(fee - fees[index]) + Math.abs(vatOfFee - vat[index]);
    }
}
