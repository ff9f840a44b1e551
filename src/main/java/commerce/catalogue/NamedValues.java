package commerce.catalogue;

import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What is told of a product, by the codes of its category's form, as the tables keep it: a JSON object of texts. */
public final class NamedValues {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
    };

    private NamedValues() {}

    public static String write(Map<String, String> values) {
        return JSON.writeValueAsString(values);
    }

    public static Map<String, String> read(String text) {
        return JSON.readValue(text, TEXTS);
    }
}
