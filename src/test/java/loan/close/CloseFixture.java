package loan.close;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many loans by one statement, for the close alone: they have no instalments. */
public final class CloseFixture {
    private static final String DIGITS = IntStream.range(0, 10).mapToObj(digit -> "select " + digit + " d")
            .collect(Collectors.joining(" union all "));

    /** Takes how many, at most a million; ids from 1, a bullet of a million won at 3.65 % since 2026-11-01, due in 2036. */
    public static final String LOANS = """
            insert into loan_contract (id, application_id, member_id, lender_id, lender_name, product_name, kind, principal,
                annual_rate, method, day_count, grace, started_on, ends_on, prepayment_fee_rate, status, balance, period_from,
                period_balance, next_number, next_due_on, level, ahead, opened_at, version)
            with digits as (%s),
                numbers as (select 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d n
                    from digits a join digits b join digits c join digits e join digits f join digits g)
            select n, n, n, 77, 'bank', 'loan', 'CREDIT', 1000000, 0.0365, 'BULLET', 'ACT_365', 0, '2026-11-01', '2036-11-01',
                0, 'ACTIVE', 1000000, '2026-11-01', 1000000, 1, '2036-11-01', 0, 0, '2026-11-01', 1
            from numbers where n <= ?"""
            .formatted(DIGITS);

    private CloseFixture() {}
}
