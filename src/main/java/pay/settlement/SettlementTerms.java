package pay.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.merchant.MerchantId;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** What merchants have agreed on when they are settled: the newest that is valid on a day. */
@Repository
class SettlementTerms {
    private final JdbcTemplate jdbc;
    private final SettlementSettings settings;

    SettlementTerms(JdbcTemplate jdbc, SettlementSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Those of some merchants on a day; of who agreed nothing, the usual ones. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, Terms> on(LocalDate day, List<Long> merchants) {
        Map<Long, Terms> terms = new HashMap<>();
        merchants.forEach(merchant -> terms.put(merchant, settings.terms()));
        String in = String.join(", ", Collections.nCopies(merchants.size(), "?"));
        Object[] values = new Object[merchants.size() + 1];
        for (int i = 0; i < merchants.size(); i++) {
            values[i] = merchants.get(i);
        }
        values[merchants.size()] = day;
        jdbc.query("""
                select t.merchant_id, t.cycle, t.payout_after from pay_settlement_terms t
                where t.merchant_id in (%s) and t.from_on = (select max(n.from_on) from pay_settlement_terms n
                    where n.merchant_id = t.merchant_id and n.from_on <= ?)""".formatted(in), row -> {
            terms.put(row.getLong(1), new Terms(Cycle.valueOf(row.getString(2)), row.getInt(3)));
        }, values);
        return terms;
    }

    /** Agrees on terms from a day on; what was said of that day before is replaced. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void agree(MerchantId merchant, LocalDate from, Terms terms, Tsid by, Instant now) {
        jdbc.update("""
                insert into pay_settlement_terms (merchant_id, from_on, cycle, payout_after, set_by, set_at)
                values (?, ?, ?, ?, ?, ?) on duplicate key update cycle = values(cycle),
                    payout_after = values(payout_after), set_by = values(set_by), set_at = values(set_at)""",
                merchant.value(), from, terms.cycle().name(), terms.payoutAfter(), by.value(), UtcColumn.of(now));
    }
}
