package pay.virtualaccount;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pay.bank.BankCode;
import pay.bank.LinkedAccounts;
import pay.wallet.LockWallet;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

/** A bank that does not answer when it is asked for an account number, or what was deposited there. */
public final class SilentBank implements VirtualAccountBank {
    private static final int ALL = 10_000;

    private SilentBank() {}

    /** Virtual accounts that are asked of it. */
    public static VirtualAccounts accounts(ApplicationContext context) {
        return new VirtualAccounts(context.getBean(VirtualAccountRows.class), new SilentBank(),
                context.getBean(LinkedAccounts.class), context.getBean(LockWallet.class), context.getBean(Ids.class));
    }

    @Override
    public Answer open(VirtualAccountId request, BankCode bank, Won amount, Instant dueAt) {
        return new Answer.Unknown();
    }

    @Override
    public Statement statement(VirtualAccount given) {
        return new Statement.Unknown();
    }

    /**
     * Asks it about the deposit for a payment, some time from now; the application, whose time that is not, does not.
     *
     * @return after how long it is to be asked again
     */
    public static Duration isAskedAbout(Tsid payment, Duration fromNow, ApplicationContext context) {
        Clock later = Clock.fixed(
                context.getBean(Clock.class).instant().plus(fromNow).truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
        OverdueAccounts overdue = (OverdueAccounts) context.getAutowireCapableBeanFactory().initializeBean(
                new OverdueAccounts(context.getBean(JdbcClient.class), later), "overdueAccounts");
        AskForDeposits ask = new AskForDeposits(new SilentBank(), overdue, context.getBean(TakeDeposit.class),
                context.getBean(DepositOutcomes.class));
        ask.ask(overdue.take(ALL).stream().flatMap(due -> overdue.next(due).stream())
                .filter(each -> each.account().paymentId().equals(payment)).findFirst()
                .orElseThrow());
        return Duration.between(later.instant(), context.getBean(JdbcClient.class)
                .sql("select ask_at from pay_virtual_account where payment_id = ?").param(payment.value())
                .query((row, _) -> UtcColumn.get(row, "ask_at")).single());
    }
}
