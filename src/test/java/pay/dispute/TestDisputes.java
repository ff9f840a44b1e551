package pay.dispute;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.merchant.MerchantId;
import pay.settlement.Sale;
import pay.settlement.SaleLines;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.time.BusinessDays;

/** Sales that are disputed, for tests. */
public final class TestDisputes {
    private final ApplicationContext context;
    final StaffCaller operator;
    /** Another one. */
    final StaffCaller judge;

    public TestDisputes(ApplicationContext context) {
        this.context = context;
        this.operator = new StaffCaller(context.getBean(Ids.class).next(), "operator", Set.of("OPERATOR"), null);
        this.judge = new StaffCaller(context.getBean(Ids.class).next(), "judge", Set.of("OPERATOR"), null);
    }

    /** A sale of a merchant's, that the bank paid in for: the payment. */
    public Tsid sold(MerchantId merchant, long amount) {
        Tsid payment = context.getBean(Ids.class).next();
        Instant now = context.getBean(Clock.class).instant().truncatedTo(ChronoUnit.MICROS);
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            context.getBean(SaleLines.class)
                    .append(Sale.sale(merchant, payment, payment, Won.of(amount), Won.ZERO, now));
            context.getBean(Ledger.class).post(Posting.of("TEST_SALE", payment.value(), new Line.Post(Account.BANK,
                    context.getBean(Accounts.class).open(AccountKind.MERCHANT_PAYABLE, merchant.value()), amount)),
                    now);
        });
        return payment;
    }

    Claim claim(MerchantId merchant, Tsid payment, Payer payer, long amount) {
        return new Claim(merchant, payment, "key-" + payment, payer, Won.of(amount), DisputeReason.NOT_RECEIVED,
                LocalDate.ofInstant(context.getBean(Clock.class).instant(), BusinessDays.SEOUL).plusDays(14));
    }

    /** An operator decides one, if nobody has. */
    public static void decide(ApplicationContext context, String id, boolean won) {
        try {
            context.getBean(DecideDispute.class).decide(new TestDisputes(context).operator,
                    new DisputeId(Long.parseLong(id)), won);
        } catch (RuntimeException refused) {
            // Then it stays as it is.
        }
    }

    DisputeId opens(Claim claim) {
        return context.getBean(OpenDispute.class).open(operator, claim);
    }

    /** The id of a dispute of a new sale; nobody who is a member paid it. */
    public String opened(MerchantId merchant) {
        return Long.toString(opens(claim(merchant, sold(merchant, 10_000), new Payer(Payer.Kind.CARD_COMPANY, 11),
                10_000)).value());
    }
}
