package loan.comparison;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import loan.dsr.RateType;
import loan.lender.LenderId;
import loan.product.LoanKind;
import loan.schedule.RepaymentMethod;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.database.RowInsert;
import platform.money.Won;
import platform.time.UtcColumn;

/** Offers: written once, read for ever. */
@Repository
class Offers {
    private final JdbcClient jdbc;
    private final RowInsert rows;

    Offers(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.rows = new RowInsert(template, "loan_offer", "id", "comparison_id", "lender_id", "lender_name",
                "product_code", "product_name", "kind", "reference", "amount", "most", "annual_rate", "rate_type",
                "months", "method", "prepayment_fee_rate", "upfront_fee", "effective_rate", "first_payment",
                "total_cost", "offered_at", "expires_at");
    }

    void add(List<Offer> offers) {
        rows.insert(offers.stream()
                .map(offer -> new @Nullable Object[]{offer.id().value(), offer.comparisonId().value(),
                        offer.lenderId().value(), offer.lenderName(), offer.productCode(), offer.productName(),
                        offer.kind().name(), offer.reference(), offer.amount().amount(), offer.limit().amount(),
                        offer.annualRate(), offer.rateType().name(), offer.months(), offer.method().name(),
                        offer.prepaymentFeeRate(), offer.upfrontFee().amount(), offer.effectiveRate(),
                        offer.firstPayment().amount(), offer.totalCost().amount(), UtcColumn.of(offer.offeredAt()),
                        UtcColumn.of(offer.expiresAt())})
                .toList());
    }

    List<Offer> of(ComparisonId comparison) {
        return jdbc.sql("select * from loan_offer where comparison_id = ?").param(comparison.value())
                .query(Offers::offer).list();
    }

    Optional<Offer> find(OfferId id) {
        return jdbc.sql("select * from loan_offer where id = ?").param(id.value()).query(Offers::offer).optional();
    }

    static Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(new OfferId(row.getLong("id")), new ComparisonId(row.getLong("comparison_id")),
                new LenderId(row.getLong("lender_id")), row.getString("lender_name"), row.getString("product_code"),
                row.getString("product_name"), LoanKind.valueOf(row.getString("kind")), row.getString("reference"),
                Won.of(row.getLong("amount")), Won.of(row.getLong("most")), row.getBigDecimal("annual_rate"),
                RateType.valueOf(row.getString("rate_type")), row.getInt("months"),
                RepaymentMethod.valueOf(row.getString("method")), row.getBigDecimal("prepayment_fee_rate"),
                Won.of(row.getLong("upfront_fee")), row.getBigDecimal("effective_rate"),
                Won.of(row.getLong("first_payment")), Won.of(row.getLong("total_cost")),
                UtcColumn.get(row, "offered_at"), UtcColumn.get(row, "expires_at"));
    }
}
