package loan.comparison;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import loan.device.Departures;
import loan.dsr.Area;
import loan.dsr.RateType;
import loan.lender.Employment;
import loan.lender.Housing;
import loan.lender.Lender;
import loan.lender.LenderBreakers;
import loan.lender.LenderInquiry;
import loan.lender.LenderLine;
import loan.lender.LenderPanel;
import loan.lender.LenderProduct;
import loan.lender.LenderReply;
import loan.lender.LenderTerms;
import loan.lender.SilentLine;
import loan.schedule.RepaymentMethod;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/** Comparisons of six lenders that answer as a test says. */
final class ComparisonScene {
    static final Wish WISH = new Wish(Purpose.LIVING, Won.of(20_000_000), 36, Won.of(52_000_000), Won.ZERO,
            Employment.EMPLOYED, Housing.OWNER, Area.CAPITAL);

    final Tsid member;
    private final ApplicationContext context;
    final List<Invitation> invitations;
    private final MakeOffer makeOffer;
    private final RecordAnswers record;
    private final CloseComparison close;
    private final Comparisons comparisons;
    private final AskedLenders lenders;
    private final ReadComparison read;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final Clock clock;

    ComparisonScene(ApplicationContext context, Tsid member) {
        this.member = member;
        this.context = context;
        makeOffer = context.getBean(MakeOffer.class);
        record = context.getBean(RecordAnswers.class);
        close = context.getBean(CloseComparison.class);
        comparisons = context.getBean(Comparisons.class);
        lenders = context.getBean(AskedLenders.class);
        read = context.getBean(ReadComparison.class);
        transaction = context.getBean(TransactionTemplate.class);
        jdbc = context.getBean(JdbcTemplate.class);
        ids = context.getBean(Ids.class);
        clock = context.getBean(Clock.class);
        invitations = context.getBean(LenderPanel.class).lenders().stream()
                .filter(lender -> lender.products().stream()
                        .anyMatch(product -> WISH.purpose().takes(product.kind())))
                .limit(6).map(lender -> new Invitation(lender, lender.products().stream()
                        .filter(each -> WISH.purpose().takes(each.kind())).map(LenderProduct::code).toList()))
                .toList();
    }

    interface Script {
        LenderReply answer(Lender lender, LenderInquiry inquiry);
    }

    Thread run(Comparison comparison, Script script) {
        RunComparison run = runner(script, 10);
        run.enter();
        Map<Invitation, Tsid> requests = new LinkedHashMap<>();
        invitations.forEach(each -> requests.put(each, request(comparison, each.lender())));
        return Thread.startVirtualThread(() -> run.run(comparison, WISH, requests));
    }

    RunComparison runner(Script script, int atOnce) {
        LenderLine line = new SilentLine() {
            @Override
            public LenderReply inquire(Lender lender, LenderInquiry inquiry) {
                return script.answer(lender, inquiry);
            }
        };
        return new RunComparison(line, new LenderBreakers(), makeOffer, record, close, new ComparisonSettings(
                Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofDays(7), atOnce, 10), clock);
    }

    StartComparison starter(RunComparison run) {
        return new StartComparison(context.getBean(LenderPanel.class), comparisons, lenders, run,
                context.getBean(Departures.class), new ComparisonSettings(Duration.ofSeconds(2), Duration.ofSeconds(5),
                        Duration.ofDays(7), 10, 10),
                context.getBean(BusinessDays.class), ids, clock);
    }

    /** The lenders of these numbers decline. */
    void decline(Comparison comparison, int... numbers) {
        record.record(comparison.id(), Arrays.stream(numbers).mapToObj(number -> new Answered(
                invitations.get(number).lender().id(), Outcome.DECLINED, "POLICY", null)).toList());
    }

    Comparison open(Duration untilDeadline) {
        Instant now = clock.instant();
        Comparison comparison = new Comparison(new ComparisonId(ids.nextLong()), member, WISH.purpose(), WISH.amount(),
                WISH.months(), now, now.plus(untilDeadline), null, null);
        Map<Invitation, Tsid> requests = new LinkedHashMap<>();
        invitations.forEach(each -> requests.put(each, ids.next()));
        transaction.executeWithoutResult(_ -> {
            comparisons.add(comparison, WISH, 1, comparison.deadline().plusSeconds(5), List.of());
            lenders.add(comparison.id(), requests);
        });
        return comparison;
    }

    Tsid request(Comparison comparison, Lender lender) {
        return new Tsid(jdbc.queryForObject(
                "select request_id from loan_comparison_lender where comparison_id = ? and lender_id = ?", Long.class,
                comparison.id().value(), lender.id().value()));
    }

    int number(Lender lender) {
        return invitations.stream().map(Invitation::lender).toList().indexOf(lender);
    }

    static LenderReply offered(LenderInquiry inquiry, String rate) {
        return new LenderReply.Offered(terms(inquiry, rate));
    }

    static LenderTerms terms(LenderInquiry inquiry, String rate) {
        return new LenderTerms("r", inquiry.productCodes().getFirst(), inquiry.amount(), inquiry.amount(),
                new BigDecimal(rate), RateType.FIXED, inquiry.months(),
                RepaymentMethod.EQUAL_INSTALMENTS, BigDecimal.ZERO, Won.ZERO);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    ReadComparison.Page page(Comparison comparison) {
        return read.of(member, comparison.id());
    }

    int count(String from) {
        return jdbc.queryForObject("select count(*) from " + from, Integer.class);
    }
}
