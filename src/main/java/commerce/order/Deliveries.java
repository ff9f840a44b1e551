package commerce.order;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.database.RowInsert;
import platform.database.StoredJson;
import platform.time.UtcColumn;
import tools.jackson.databind.json.JsonMapper;

/** Where orders go; encrypted as a whole. */
@Service
public class Deliveries {
    static final String TABLE = "commerce_order_delivery";
    static final String ID = "order_id";
    static final String COLUMN = "sealed";

    private final JdbcClient jdbc;
    private final RowInsert kept;
    private final FieldEncryption encryption;
    private final RecipientIndex index;
    private final JsonMapper json;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, JdbcTemplate template, FieldEncryption encryption, RecipientIndex index,
            JsonMapper json, Clock clock) {
        this.kept = new RowInsert(template, TABLE, ID, "zone", COLUMN, "name_index", "phone_index", "look_at")
                .updating("zone", COLUMN, "name_index", "phone_index");
        this.clock = clock;
        this.jdbc = jdbc;
        this.encryption = encryption;
        this.index = index;
        this.json = StoredJson.of(json);
    }

    @Bean
    static EncryptedTable encryptedDeliveries() {
        return EncryptedTable.of(TABLE, ID, COLUMN);
    }

    /** Keeps where these go, in place of what there was. */
    void keep(Map<OrderId, Delivery> deliveries) {
        LocalDateTime look = UtcColumn.of(clock.instant().plus(OrderTerms.UNPAID_ADDRESS_KEPT));
        List<@Nullable Object[]> values = new ArrayList<>();
        deliveries.forEach((order, delivery) -> values.add(new @Nullable Object[]{order.value(), delivery.zone().name(),
                encryption.encrypt(json.writeValueAsString(delivery), address(order)), index.ofName(delivery),
                index.ofPhone(delivery), look}));
        kept.insert(values);
    }

    /** Whether it is known where an order goes. */
    boolean areKnown(OrderId order) {
        return jdbc.sql("select exists (select 1 from commerce_order_delivery where order_id = ?)")
                .param(order.value()).query(Boolean.class).single();
    }

    /** The orders of up to {@code most} that are to be looked at. */
    List<OrderId> due(Instant now, int most) {
        return jdbc
                .sql("select order_id from commerce_order_delivery where look_at <= ? order by look_at limit ?")
                .params(UtcColumn.of(now), most).query((row, number) -> new OrderId(row.getLong("order_id"))).list();
    }

    /** Each is to be looked at then. */
    void lookAgain(Map<OrderId, Instant> at) {
        if (at.isEmpty()) {
            return;
        }
        List<Object> times = new ArrayList<>();
        at.forEach((order, time) -> times.addAll(List.of(order.value(), UtcColumn.of(time))));
        jdbc.sql("update commerce_order_delivery set look_at = case order_id" + " when ? then ?".repeat(at.size())
                + " end where order_id in (?" + ", ?".repeat(at.size() - 1) + ")").params(times)
                .params(at.keySet().stream().map(OrderId::value).toList()).update();
    }

    void erase(List<OrderId> orders) {
        if (!orders.isEmpty()) {
            jdbc.sql("delete from commerce_order_delivery where order_id in (:orders)")
                    .param("orders", orders.stream().map(OrderId::value).toList()).update();
        }
    }

    /** Empty of orders from before they went anywhere, and of those whose address is erased. */
    public Optional<Delivery> of(OrderId order) {
        return jdbc.sql("select sealed from commerce_order_delivery where order_id = ?").param(order.value())
                .query((row, number) -> json.readValue(encryption.decrypt(row.getString(COLUMN), address(order)),
                        Delivery.class))
                .optional();
    }

    /** The same of several. */
    public Map<OrderId, Delivery> of(Collection<OrderId> orders) {
        Map<OrderId, Delivery> found = new HashMap<>();
        if (!orders.isEmpty()) {
            jdbc.sql("select order_id, sealed from commerce_order_delivery where order_id in (:orders)")
                    .param("orders", orders.stream().map(OrderId::value).toList()).query(row -> {
                        OrderId order = new OrderId(row.getLong("order_id"));
                        found.put(order, json.readValue(encryption.decrypt(row.getString(COLUMN), address(order)),
                                Delivery.class));
                    });
        }
        return found;
    }

    private static FieldAddress address(OrderId order) {
        return new FieldAddress(TABLE, COLUMN, order.value());
    }
}
