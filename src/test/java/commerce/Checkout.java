package commerce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import commerce.catalogue.SkuId;
import testing.Api;
import testing.Api.Answer;

/** How an app orders: it asks for a quote, and orders from that. */
public final class Checkout {
    public static final Map<String, Object> HOME = Map.of("recipient", "김마당", "phone", "01012345678", "postalCode",
            "06236", "address", "서울특별시 강남구 테헤란로 152", "addressDetail", "10층", "memo", "문 앞");

    private Checkout() {}

    /** Somebody's POST. */
    public interface Post {
        Answer post(String path, Object body, String... headers);
    }

    /** The POST of whoever has this token. */
    public static Post by(Api api, String bearer) {
        return (path, body, headers) -> {
            List<String> all = new ArrayList<>(List.of("Authorization", bearer));
            all.addAll(List.of(headers));
            return api.post(path, body, all.toArray(String[]::new));
        };
    }

    /** The answer to the order, or to the quote when there is none. */
    public static Answer order(Post buyer, SkuId sku, int quantity) {
        return order(buyer, Long.toString(sku.value()), quantity);
    }

    public static Answer order(Post buyer, String sku, int quantity) {
        Answer quote = buyer.post("/v1/commerce/quotes", wish(sku, quantity));
        return quote.status() == 201 ? order(buyer, quote.text("id")) : quote;
    }

    public static Answer order(Post buyer, String quote) {
        return buyer.post("/v1/commerce/orders", orderOf(quote), "Idempotency-Key", UUID.randomUUID().toString());
    }

    public static Map<String, Object> wish(String sku, int quantity) {
        return Map.of("lines", List.of(Map.of("skuId", sku, "quantity", quantity)), "postalCode", "06236");
    }

    public static Map<String, Object> orderOf(String quote) {
        return Map.of("quoteId", quote, "delivery", HOME);
    }
}
