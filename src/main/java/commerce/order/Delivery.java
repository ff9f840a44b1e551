package commerce.order;

import commerce.freight.Zone;
import commerce.freight.Zones;
import org.jspecify.annotations.Nullable;

/** Where an order goes, and to whom: personal data, which is kept encrypted. */
public record Delivery(String recipient, String phone, String postalCode, String address,
        @Nullable String addressDetail, @Nullable String memo) {
    public Zone zone() {
        return Zones.of(postalCode);
    }
}
