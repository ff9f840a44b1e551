package madang.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** Words that nobody else writes, put wherever a request takes any text: they are looked for afterwards where they must not be. */
final class Planting {
    /** Of people: the canary. */
    static final String WORD = "카나리아";
    /** Of businesses and operators, whose texts are no secret: goods, reasons, notices. */
    static final String OPEN_WORD = "까치둥지";
    /** Texts that mean something by themselves, of which any other is refused, or that are signed. */
    private static final Set<String> MEANT = Set.of("adsEventTake /events/0/token", "payQrScan /text",
            "payWebhookEndpointRegister /url", "payMerchantBillingCharge /customerKey", "payScheduleSchedule /memo");
    /** What businesses enter about people. */
    private static final Pattern PERSONAL = Pattern.compile(".*(?:representative|address|customerId|evidence)");

    private Planting() {}

    /** The fields of an operation's body that take such a text. */
    static List<String> fields(ApiDocument.Operation operation, ApiSample good, boolean markup) {
        return operation.texts().filter(field -> !MEANT.contains(operation.id() + " " + field))
                .filter(field -> takes(operation.field(field), text(isOfBusiness(operation), field, markup)))
                .filter(field -> good.body() != null
                        && good.body().at(field.substring(0, field.lastIndexOf('/'))).isObject())
                .toList();
    }

    static ApiSample in(ApiDocument.Operation operation, ApiSample good, List<String> fields, boolean markup) {
        if (fields.isEmpty()) {
            return good;
        }
        ApiSample planted = good.withNewKey();
        for (String field : fields) {
            planted = planted.replacing(field, text(isOfBusiness(operation), field, markup));
        }
        return planted;
    }

    /** A form of a page with such a text in each of the fields that take any. */
    static Map<String, String> in(String endpoint, Map<String, String> good, boolean markup) {
        Map<String, String> planted = new LinkedHashMap<>(good);
        planted.replaceAll((field, value) -> PageSamples.FREE_TEXT.contains(endpoint + " " + field)
                ? text(true, field, markup)
                : value);
        return planted;
    }

    /** @param markup whether it would break out of a page that does not escape it */
    static String text(boolean ofBusiness, String field, boolean markup) {
        String word = ofBusiness && !PERSONAL.matcher(field).matches() ? OPEN_WORD : WORD;
        return markup ? "<" + word + " \"'&>" : word;
    }

    private static boolean isOfBusiness(ApiDocument.Operation operation) {
        return operation.isForMerchants() || operation.isForSellers();
    }

    private static boolean takes(JsonNode schema, String text) {
        String pattern = schema.path("pattern").asString("");
        return !schema.has("enum") && !schema.has("format")
                && text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && (pattern.isEmpty() || Pattern.compile(pattern).matcher(text).find());
    }
}
