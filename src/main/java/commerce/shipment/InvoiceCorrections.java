package commerce.shipment;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import platform.audit.AuditActor;
import platform.time.UtcColumn;

/** The rows of who said when that a number was not a parcel's. */
@Repository
class InvoiceCorrections {
    private final JdbcClient jdbc;

    InvoiceCorrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param right null of a number that an operator freed */
    void add(ShipmentId shipment, Instant at, AuditActor by, Invoice wrong, @Nullable Invoice right) {
        jdbc.sql("""
                insert into commerce_invoice_correction (shipment_id, corrected_at, actor_kind, actor_id, wrong_courier,
                    wrong_invoice, courier, invoice)
                values (:shipment, :at, :kind, :actor, :wrongCourier, :wrong, :courier, :invoice)""")
                .param("shipment", shipment.value()).param("at", UtcColumn.of(at)).param("kind", by.kind().name())
                .param("actor", by.id() == null ? 0 : by.id().value()).param("wrongCourier", wrong.courier().name())
                .param("wrong", wrong.number()).param("courier", right == null ? null : right.courier().name())
                .param("invoice", right == null ? null : right.number()).update();
    }

    /** How often its seller has corrected it. */
    int count(ShipmentId shipment) {
        return jdbc.sql("""
                select count(*) from commerce_invoice_correction where shipment_id = ? and invoice is not null""")
                .param(shipment.value()).query(Integer.class).single();
    }

    /** The oldest first. */
    List<Correction> of(ShipmentId shipment) {
        return jdbc.sql("""
                select corrected_at, wrong_courier, wrong_invoice, courier, invoice from commerce_invoice_correction
                where shipment_id = ? order by corrected_at""").param(shipment.value()).query((row, number) -> {
            String courier = row.getString("courier");
            return new Correction(UtcColumn.get(row, "corrected_at"),
                    new Invoice(Courier.valueOf(row.getString("wrong_courier")), row.getString("wrong_invoice")),
                    courier == null ? null : new Invoice(Courier.valueOf(courier), row.getString("invoice")));
        }).list();
    }
}
