package bench;

import java.util.ArrayList;
import java.util.List;

import testing.Api;
import testing.Api.Answer;
import tools.jackson.databind.JsonNode;

/** What can be bought of the demo's products: one SKU of each. */
public final class Wares {
    /** A SKU and its price in won. */
    public record Ware(String sku, long price) {}

    private Wares() {}

    /**
     * The newest that are on sale, no dearer than so many won, and of which so many pieces are there.
     *
     * @param many how many of them, or as many as there are
     */
    public static List<Ware> of(int port, int many, long dearest, int pieces) {
        Api api = new Api(port);
        List<Ware> wares = new ArrayList<>();
        String cursor = "";
        while (wares.size() < many && cursor != null) {
            Answer page = api.get("/v1/commerce/products?limit=100" + cursor);
            for (JsonNode tile : page.body().path("items")) {
                if (tile.path("price").asLong() <= dearest) {
                    api.get("/v1/commerce/products/" + tile.path("id").asString()).body().path("skus").valueStream()
                            .filter(sku -> sku.path("onSale").asBoolean() && sku.path("available").asInt() >= pieces
                                    && sku.path("price").asLong() <= dearest)
                            .findFirst().ifPresent(sku -> wares
                                    .add(new Ware(sku.path("id").asString(), sku.path("price").asLong())));
                }
            }
            cursor = page.body().at("/nextCursor").isNull() ? null : "&cursor=" + page.text("nextCursor");
        }
        if (wares.isEmpty()) {
            throw new IllegalStateException("Nothing of that kind is for sale");
        }
        return wares;
    }
}
