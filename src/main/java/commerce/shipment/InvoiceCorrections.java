package commerce.shipment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** Whether an operator found that this number is not this parcel's. */
    boolean wasFreed(ShipmentId shipment, Invoice number) {
        return jdbc.sql("""
                select exists (select 1 from commerce_invoice_correction
                    where shipment_id = ? and wrong_courier = ? and wrong_invoice = ? and invoice is null)""")
                .params(shipment.value(), number.courier().name(), number.number()).query(Boolean.class).single();
    }

    /** Those of each of these that has any, the oldest first. */
    Map<ShipmentId, List<Correction>> of(List<ShipmentId> shipments) {
        Map<ShipmentId, List<Correction>> found = new HashMap<>();
        if (!shipments.isEmpty()) {
            jdbc.sql(
                    """
                            select shipment_id, corrected_at, wrong_courier, wrong_invoice, courier, invoice
                            from commerce_invoice_correction where shipment_id in (:shipments) order by shipment_id, corrected_at""")
                    .param("shipments", shipments.stream().map(ShipmentId::value).toList())
                    .query(row -> {
                        found.computeIfAbsent(new ShipmentId(row.getLong("shipment_id")), _ -> new ArrayList<>())
                                .add(correction(row));
                    });
        }
        return found;
    }

    private static Correction correction(ResultSet row) throws SQLException {
        String courier = row.getString("courier");
        return new Correction(UtcColumn.get(row, "corrected_at"),
                new Invoice(Courier.valueOf(row.getString("wrong_courier")), row.getString("wrong_invoice")),
                courier == null ? null : new Invoice(Courier.valueOf(courier), row.getString("invoice")));
    }
}
