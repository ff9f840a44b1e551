package loan.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import loan.contract.LoanStatus;
import loan.product.LoanKind;
import loan.schedule.Convention;
import loan.schedule.DayCount;
import loan.schedule.RepaymentMethod;
import loan.schedule.Schedule;
import loan.schedule.Terms;
import platform.demo.DemoIds;
import platform.demo.DemoRandom;
import platform.demo.DemoScale;
import platform.id.Tsid;

/**
 * A demo member's loan as it stands on the day on which it is loaded. Its money was paid out and paid back before the demo
 * begins, outside of pay.
 *
 * @param id block 500
 * @param unpaid how many of the instalments before today are not paid
 */
record DemoLoan(Tsid id, Tsid memberId, Lender lender, LoanKind kind, String productName, LoanStatus status,
        Terms terms, Schedule schedule, BigDecimal feeRate, int unpaid) {
    /** At most so many loans has a demo member. */
    static final int MOST = 2;
    private static final int BORROWERS_PERCENT = 40;

    /** A lender, named as those in the box. */
    record Lender(long id, String name) {}

    private static final List<Lender> LENDERS = List.of(new Lender(1, "한빛은행"), new Lender(2, "누리은행"),
            new Lender(3, "가온저축은행"), new Lender(4, "다온카드"), new Lender(5, "새봄캐피탈"));

    /** What a loan is to be. */
    private record Kind(LoanKind kind, LoanStatus status) {}

    /** Of the first members, whom people who look around see first, so that each shows something else. */
    private static final Map<Long, List<Kind>> FIRST = Map.of(1L,
            List.of(new Kind(LoanKind.CREDIT, LoanStatus.ACTIVE), new Kind(LoanKind.CARD, LoanStatus.PAID_OFF)), 2L,
            List.of(new Kind(LoanKind.CREDIT, LoanStatus.OVERDUE)), 3L,
            List.of(new Kind(LoanKind.MORTGAGE, LoanStatus.ACTIVE), new Kind(LoanKind.CREDIT, LoanStatus.ACTIVE)), 4L,
            List.of(new Kind(LoanKind.MORTGAGE, LoanStatus.OVERDUE)), 5L,
            List.of(new Kind(LoanKind.REFINANCING, LoanStatus.ACTIVE), new Kind(LoanKind.CREDIT, LoanStatus.WITHDRAWN)),
            6L, List.of(new Kind(LoanKind.CARD, LoanStatus.PAID_OFF)));

    /** The loans of the member with this index. */
    static List<DemoLoan> of(DemoScale scale, long member, LocalDate today) {
        DemoRandom random = DemoRandom.of(scale.seed(), "loan", member);
        List<DemoLoan> loans = new ArrayList<>();
        List<Kind> first = FIRST.get(member);
        if (first != null) {
            for (Kind each : first) {
                loans.add(draw(random, each, DemoIds.of(500, (member - 1) * MOST + loans.size() + 1),
                        DemoIds.member(member), today));
            }
        } else if (random.chance(BORROWERS_PERCENT)) {
            int count = 1 + random.below(MOST);
            for (int i = 1; i <= count; i++) {
                Kind drawn = new Kind(random.oneOf(List.of(LoanKind.CREDIT, LoanKind.CREDIT, LoanKind.MORTGAGE,
                        LoanKind.CARD, LoanKind.REFINANCING)), status(random));
                loans.add(draw(random, drawn, DemoIds.of(500, (member - 1) * MOST + i), DemoIds.member(member), today));
            }
        }
        return loans;
    }

    private static DemoLoan draw(DemoRandom random, Kind drawn, Tsid id, Tsid member, LocalDate today) {
        LoanKind kind = drawn.kind();
        LoanStatus status = drawn.status();
        int months = kind == LoanKind.MORTGAGE ? 360 : random.oneOf(List.of(12, 24, 36, 60));
        int elapsed = switch (status) {
            case PAID_OFF -> months;
            case OVERDUE -> (int) random.between(4, 10);
            case WITHDRAWN, FAILED -> 0;
            default -> random.below(Math.min(months, 36));
        };
        // The day of the month of today's instalments is never today's: they fall due by themselves later.
        LocalDate start = today.minusMonths(elapsed).minusDays(random.between(1, 20));
        long amount = kind == LoanKind.MORTGAGE ? random.between(80, 400) * 1_000_000 : random.between(2, 50) * 500_000;
        BigDecimal rate = BigDecimal.valueOf(switch (kind) {
            case MORTGAGE -> random.between(36, 48);
            case CARD -> random.between(99, 169);
            default -> random.between(45, 89);
        }, 3);
        RepaymentMethod method = kind == LoanKind.CREDIT && random.chance(25)
                ? RepaymentMethod.BULLET
                : random.chance(15) ? RepaymentMethod.EQUAL_PRINCIPAL : RepaymentMethod.EQUAL_INSTALMENTS;
        Terms terms = new Terms(amount, rate, start, Terms.monthly(start.plusMonths(1), months), method, 0,
                DayCount.ACT_365, Convention.WON);
        Lender lender = random.oneOf(LENDERS);
        return new DemoLoan(id, member, lender, kind, lender.name() + " " + name(kind), status, terms,
                Schedule.of(terms), new BigDecimal("0.007"),
                status == LoanStatus.OVERDUE ? 1 + random.below(4) : 0);
    }

    private static LoanStatus status(DemoRandom random) {
        int percent = random.below(100);
        if (percent < 15) {
            return LoanStatus.PAID_OFF;
        }
        if (percent < 25) {
            return LoanStatus.OVERDUE;
        }
        if (percent < 28) {
            return LoanStatus.WITHDRAWN;
        }
        return percent < 30 ? LoanStatus.FAILED : LoanStatus.ACTIVE;
    }

    private static String name(LoanKind kind) {
        return switch (kind) {
            case CREDIT -> "신용대출";
            case MORTGAGE -> "주택담보대출";
            case CARD -> "카드론";
            case REFINANCING -> "대환대출";
        };
    }
}
