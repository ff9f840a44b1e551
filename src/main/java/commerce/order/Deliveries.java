package commerce.order;

import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import tools.jackson.databind.json.JsonMapper;

/** Where orders go; encrypted as a whole. */
@Service
public class Deliveries {
    private static final String TABLE = "commerce_order_delivery";
    private static final String COLUMN = "sealed";

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;
    private final JsonMapper json;

    Deliveries(JdbcClient jdbc, FieldEncryption encryption, JsonMapper json) {
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.json = json;
    }

    @Bean
    static EncryptedTable encryptedDeliveries() {
        return EncryptedTable.of(TABLE, "order_id", COLUMN);
    }

    /** Keeps it in place of what there was. */
    void keep(OrderId order, Delivery delivery) {
        jdbc.sql("""
                insert into commerce_order_delivery (order_id, zone, sealed) values (:order, :zone, :sealed)
                on duplicate key update zone = :zone, sealed = :sealed""").param("order", order.value())
                .param("zone", delivery.zone().name())
                .param("sealed", encryption.encrypt(json.writeValueAsString(delivery), address(order))).update();
    }

    /** Empty of orders from before they went anywhere. */
    public Optional<Delivery> of(OrderId order) {
        return jdbc.sql("select sealed from commerce_order_delivery where order_id = ?").param(order.value())
                .query((row, number) -> json.readValue(encryption.decrypt(row.getString(COLUMN), address(order)),
                        Delivery.class))
                .optional();
    }

    private static FieldAddress address(OrderId order) {
        return new FieldAddress(TABLE, COLUMN, order.value());
    }
}
