package pay.merchant;

import java.sql.Date;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.money.Won;

/** Which plan a merchant has from which day. */
@Repository
class MerchantPlans {
    private final JdbcClient jdbc;

    MerchantPlans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The choice that holds, with the version of the plan that does. */
    record Choice(FeePlan plan, @Nullable Won yearlySales) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void put(MerchantId merchant, LocalDate from, String plan, @Nullable Won yearlySales) {
        Long sales = yearlySales == null ? null : yearlySales.amount();
        jdbc.sql("""
                insert into pay_merchant_plan (merchant_id, valid_from, plan, yearly_sales) values (?, ?, ?, ?)
                on duplicate key update plan = ?, yearly_sales = ?""")
                .param(merchant.value()).param(Date.valueOf(from)).param(plan).param(sales).param(plan).param(sales)
                .update();
    }

    /** What holds on a day; before the first choice, the first. */
    @Transactional(readOnly = true)
    public Choice on(MerchantId merchant, LocalDate day) {
        return jdbc.sql("select c.yearly_sales, " + FeePlans.COLUMNS + """
                 from (select plan, yearly_sales from pay_merchant_plan where merchant_id = ?
                    order by valid_from <= ? desc, case when valid_from <= ? then valid_from end desc, valid_from
                    limit 1) c
                join pay_fee_plan p on p.name = c.plan and p.valid_from <= ? order by p.valid_from desc limit 1""")
                .params(merchant.value(), Date.valueOf(day), Date.valueOf(day), Date.valueOf(day))
                .query((row, _) -> {
                    Long sales = row.getObject("yearly_sales", Long.class);
                    return new Choice(FeePlans.plan(row), sales == null ? null : Won.of(sales));
                }).single();
    }
}
