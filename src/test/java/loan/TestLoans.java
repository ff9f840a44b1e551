package loan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import loan.close.BookDay;
import loan.close.DailyClose;
import loan.contract.Contract;
import loan.contract.Contracts;
import loan.contract.LoanId;
import loan.contract.LoanStatus;
import loan.contract.OpenContract;
import loan.contract.SignedOffer;
import loan.product.LoanKind;
import loan.repayment.AskInstalments;
import loan.repayment.FallDue;
import loan.schedule.Convention;
import loan.schedule.DayCount;
import loan.schedule.Instalment;
import loan.schedule.RepaymentMethod;
import loan.schedule.Schedule;
import loan.schedule.Terms;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** Makes loans for tests: 1 % a month, so that sums are easy. */
public final class TestLoans {
    public static final Tsid LENDER = new Tsid(77);

    private final OpenContract open;
    private final Contracts contracts;
    private final FallDue fallDue;
    private final AskInstalments ask;
    private final JdbcClient jdbc;
    private final DailyClose close;
    private final BookDay book;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final BusinessDays businessDays;

    public TestLoans(ApplicationContext context) {
        open = context.getBean(OpenContract.class);
        contracts = context.getBean(Contracts.class);
        fallDue = context.getBean(FallDue.class);
        ask = context.getBean(AskInstalments.class);
        jdbc = context.getBean(JdbcClient.class);
        transaction = context.getBean(TransactionTemplate.class);
        ids = context.getBean(Ids.class);
        businessDays = context.getBean(BusinessDays.class);
        close = context.getBean(DailyClose.class);
        book = context.getBean(BookDay.class);
    }

    /** As on a day on which the application has been running for a while; the tests may run across midnight. */
    private void closeYesterday() {
        LocalDate yesterday = today().minusDays(1);
        if (number("select count(*) from loan_close where day = ?", yesterday) == 0) {
            close.begin(yesterday);
            while (close.next()) {
                // There may be more.
            }
        }
    }

    public LocalDate today() {
        return businessDays.today();
    }

    /** An offer of twelve instalments, the first a month after the start. */
    public SignedOffer offer(Tsid member, long amount, LocalDate startedOn, @Nullable Tsid bankAccount) {
        return offer(member, amount, startedOn, startedOn.plusMonths(1), bankAccount);
    }

    /** The same with the first instalment on a day that no end of a month moves. */
    public SignedOffer offer(Tsid member, long amount, LocalDate startedOn, LocalDate firstDueOn,
            @Nullable Tsid bankAccount) {
        return new SignedOffer(ids.next(), member, LENDER, "한빛은행", "한빛 신용대출", LoanKind.CREDIT, Won.of(amount),
                new BigDecimal("0.12"), RepaymentMethod.EQUAL_INSTALMENTS, DayCount.THIRTY_360, 12, 0, startedOn,
                firstDueOn, new BigDecimal("0.012"), Won.ZERO, bankAccount);
    }

    /** The first instalment of an offer, as the engine reckons it: what that is to be, its own tests know. */
    public static Instalment first(SignedOffer offer) {
        return Schedule.of(new Terms(offer.principal().amount(), offer.annualRate(), offer.startedOn(),
                Terms.monthly(offer.firstDueOn(), offer.instalments()), offer.method(), offer.grace(),
                offer.dayCount(), Convention.WON)).instalments().getFirst();
    }

    /** The last day on which an instalment can be paid without being overdue: its own, or the business day that follows. */
    public LocalDate payableUntil(LocalDate dueOn) {
        return businessDays.plus(dueOn, 0);
    }

    /** A contract; pay is told, and has not answered yet. */
    public LoanId open(SignedOffer offer) {
        return open.open(offer);
    }

    /** A loan that pay has handed over, into the wallet unless told otherwise. */
    public LoanId running(Tsid member, long amount, LocalDate startedOn, @Nullable Tsid bankAccount) {
        return running(offer(member, amount, startedOn, bankAccount));
    }

    /** The same of an offer. */
    public LoanId running(SignedOffer offer) {
        closeYesterday();
        LoanId id = open(offer);
        Awaitility.await().until(() -> loan(id).status() != LoanStatus.DISBURSING);
        return id;
    }

    /** As if pay had been asked for all that fell due of a loan on its day, in vain, and the days before this one had been closed. */
    public void wasAskedInVain(LoanId id, LocalDate until) {
        transaction.executeWithoutResult(_ -> {
            Contract loan = contracts.lock(id).orElseThrow();
            book.forget(id, loan.startedOn());
            jdbc.sql(
                    "update loan_instalment set state = 'PLANNED', overdue_interest = 0, ask_at = null where loan_id = ?")
                    .param(id.value()).update();
            contracts.overdue(id, null);
            contracts.beginPeriod(id, loan.startedOn(), loan.principal(), 1, jdbc
                    .sql("select due_on from loan_instalment where loan_id = ? and number = 1").param(id.value())
                    .query(LocalDate.class).single(), 0);
            for (LocalDate day = loan.startedOn(); !day.isAfter(until); day = day.plusDays(1)) {
                Contract now = fallDue.fall(contracts.lock(id).orElseThrow(), day);
                jdbc.sql("update loan_instalment set unasked = false, asked_on = null where loan_id = ?")
                        .param(id.value()).update();
                if (day.isBefore(until)) {
                    book.book(day, List.of(now));
                }
            }
        });
    }

    /** The loan as it stands. */
    public Contract loan(LoanId id) {
        return transaction.execute(status -> contracts.find(id).orElseThrow());
    }

    /** Lets today's instalments fall due and asks pay for what is due. */
    public void ask() {
        while (fallDue.next(today()) > 0) {
            // There may be more.
        }
        while (ask.next() > 0) {
            // There may be more.
        }
    }

    /** One number out of loan's tables. */
    public long number(String sql, Object... params) {
        return transaction.execute(status -> jdbc.sql(sql).params(params).query(Long.class).single());
    }

    /** Changes something by SQL, for example to let time pass. */
    public void sql(String sql, Object... params) {
        transaction.executeWithoutResult(status -> jdbc.sql(sql).params(params).update());
    }
}
