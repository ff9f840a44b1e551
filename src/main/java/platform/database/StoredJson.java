package platform.database;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in columns: written as the API writes it, and read tolerantly. Versions of the application run side by side, and read
 * each other's rows: a field that is not known is passed over, one that is not there yet is zero.
 */
public final class StoredJson {
    private StoredJson() {}

    public static JsonMapper of(JsonMapper api) {
        return api.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
    }
}
