package commerce.order;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import platform.crypto.BlindIndex;
import platform.crypto.IndexedField;
import platform.crypto.Normalised;
import platform.database.StoredJson;
import tools.jackson.databind.json.JsonMapper;

/** By what a seller finds an order whose recipient is encrypted: the whole name, or the whole phone number. */
@Component
class RecipientIndex {
    private static final String NAME = "commerce.recipient-name";
    private static final String PHONE = "commerce.recipient-phone";
    private static final Pattern NUMBER = Pattern.compile("[0-9+() -]{8,20}");

    private final BlindIndex index;

    RecipientIndex(BlindIndex index) {
        this.index = index;
    }

    /** What is looked for: one of these values in that column, along its index. */
    record Sought(String column, String index, List<String> values) {}

    @Bean
    static IndexedField indexedRecipients(JsonMapper json) {
        return field("name_index", NAME, json, delivery -> Normalised.text(delivery.recipient()));
    }

    @Bean
    static IndexedField indexedRecipientsPhones(JsonMapper json) {
        return field("phone_index", PHONE, json, delivery -> Normalised.phone(delivery.phone()));
    }

    private static IndexedField field(String column, String name, JsonMapper json,
            Function<Delivery, Normalised> form) {
        JsonMapper stored = StoredJson.of(json);
        return new IndexedField(Deliveries.TABLE, Deliveries.ID, Deliveries.COLUMN, column, name,
                text -> form.apply(stored.readValue(text, Delivery.class)));
    }

    String ofName(Delivery delivery) {
        return index.of(NAME, Normalised.text(delivery.recipient()));
    }

    String ofPhone(Delivery delivery) {
        return index.of(PHONE, Normalised.phone(delivery.phone()));
    }

    /** What somebody who looks for it has typed. */
    Sought sought(String text) {
        return NUMBER.matcher(text).matches()
                ? new Sought("phone_index", "commerce_order_delivery_by_phone",
                        index.candidates(PHONE, Normalised.phone(text)))
                : new Sought("name_index", "commerce_order_delivery_by_name",
                        index.candidates(NAME, Normalised.text(text)));
    }
}
