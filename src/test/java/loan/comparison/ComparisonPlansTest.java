package loan.comparison;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import loan.lender.LenderId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Comparisons are read and swept along indexes. */
@MadangTest
class ComparisonPlansTest {
    private static final ComparisonId COMPARISON = new ComparisonId(7);

    @Autowired
    Comparisons comparisons;
    @Autowired
    AskedLenders lenders;
    @Autowired
    Offers offers;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void readsAComparisonAndFindsOrphansAlongIndexes(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            comparisons.find(COMPARISON);
            comparisons.assessments(COMPARISON);
            comparisons.orphans(clock.instant().minus(Duration.ofDays(1)), 10);
            lenders.of(COMPARISON);
            lenders.anyIsAsked(COMPARISON);
            lenders.count(COMPARISON);
            lenders.ofRequest(new LenderId(1), new Tsid(7));
            offers.of(COMPARISON);
            offers.find(new OfferId(7));
        });
    }

    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> comparisonRows = new ArrayList<>();
        List<Object[]> assessmentRows = new ArrayList<>();
        List<Object[]> lenderRows = new ArrayList<>();
        List<Object[]> offerRows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            comparisonRows.add(new Object[]{id, id % 20, "LIVING", 1_000_000, 12, "CAPITAL", 1, now, now, now});
            assessmentRows.add(new Object[]{id, "CREDIT", "BANK", "FIXED", BigDecimal.ZERO, BigDecimal.ONE, 1,
                    "INCOME", true});
            lenderRows.add(new Object[]{id, 1, "은행", id, "ASKED"});
            offerRows.add(new Object[]{id, id, 1, "은행", "C", "신용대출", "CREDIT", "r", 1, 1, BigDecimal.ZERO, "FIXED", 12,
                    "BULLET", BigDecimal.ZERO, 0, BigDecimal.ZERO, 1, 1, now, now});
        }
        new RowInsert(jdbc, "loan_comparison", "id", "member_id", "purpose", "amount", "months", "area",
                "terms_version", "opened_at", "deadline", "close_at").insert(comparisonRows);
        new RowInsert(jdbc, "loan_assessment", "comparison_id", "kind", "sector", "rate_type", "stressed_rate", "cap",
                "borrowable", "limited_by", "allowed").insert(assessmentRows);
        new RowInsert(jdbc, "loan_comparison_lender", "comparison_id", "lender_id", "lender_name", "request_id",
                "outcome").insert(lenderRows);
        new RowInsert(jdbc, "loan_offer", "id", "comparison_id", "lender_id", "lender_name", "product_code",
                "product_name", "kind", "reference", "amount", "most", "annual_rate", "rate_type", "months", "method",
                "prepayment_fee_rate", "upfront_fee", "effective_rate", "first_payment", "total_cost", "offered_at",
                "expires_at").insert(offerRows);
    }
}
