package commerce.product;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Drafts as the table keeps them; a field that a later version added is passed over. */
final class DraftJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private DraftJson() {}

    static String write(Draft value) {
        return JSON.writeValueAsString(value);
    }

    static Draft read(String text) {
        return JSON.readValue(text, Draft.class);
    }
}
