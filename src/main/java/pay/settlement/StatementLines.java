package pay.settlement;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Reads the lines that a settlement counts, in the order of their days and ids. */
@Repository
class StatementLines {
    private final JdbcClient jdbc;

    StatementLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where to read on: after this line. */
    record Place(LocalDate day, long id) {
        static Place after(SaleLine line) {
            return new Place(line.soldOn(), line.id().value());
        }

        /** Before the first line of a settlement. */
        static Place before(Settlement settlement) {
            return new Place(settlement.from(), 0);
        }
    }

    @Transactional(readOnly = true)
    public List<SaleLine> of(Settlement settlement, Place after, int most) {
        return jdbc.sql("""
                select sold_on, id, kind, payment_id, part_id, amount, tax_free, fee, other_fee, vat, occurred_at
                from pay_sale_line where merchant_id = :merchant and sold_on between :day and :until
                    and (sold_on > :day or id > :id)
                order by sold_on, id limit :most""").param("merchant", settlement.merchant().value())
                .param("day", after.day()).param("until", settlement.until()).param("id", after.id())
                .param("most", most)
                .query((row, number) -> new SaleLine(new Tsid(row.getLong("id")),
                        Objects.requireNonNull(row.getObject("sold_on", LocalDate.class)),
                        Sale.Kind.valueOf(row.getString("kind")), new Tsid(row.getLong("payment_id")),
                        new Tsid(row.getLong("part_id")), row.getLong("amount"), row.getLong("tax_free"),
                        row.getLong("fee"), row.getLong("other_fee"), row.getLong("vat"),
                        UtcColumn.get(row, "occurred_at")))
                .list();
    }
}
