package commerce.demo;

import java.util.ArrayList;
import java.util.List;

import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Seller;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import platform.demo.DemoIds;
import platform.demo.DemoRandom;
import platform.demo.DemoScale;
import platform.money.Won;

/** The demo's sellers and products, each drawn from the seed and its index alone. */
final class DemoCatalogue {
    /** Block of the demo's SKUs: the product's index times this many, plus the SKU's. */
    private static final int SKU_BLOCK = 300;
    private static final int SKUS_PER_PRODUCT = 20;

    private static final List<String> SHOP_PLACES = List.of("한강", "남도", "해오름", "서촌", "달빛", "솔내음", "바른", "오늘", "청년",
            "마을", "봄날",
            "하늘", "온새미", "두레", "새벽", "고운");
    private static final List<String> SHOP_KINDS = List.of("상회", "마켓", "농원", "스토어", "공방", "수산", "편집샵", "상점", "푸드",
            "리빙");

    private final DemoScale scale;

    DemoCatalogue(DemoScale scale) {
        this.scale = scale;
    }

    Seller seller(long index) {
        DemoRandom random = DemoRandom.of(scale.seed(), "seller", index);
        String name = random.oneOf(SHOP_PLACES) + random.oneOf(SHOP_KINDS);
        long chain = index / ((long) SHOP_PLACES.size() * SHOP_KINDS.size());
        return new Seller(new SellerId(DemoIds.seller(index).value()), chain == 0 ? name : name + " " + (chain + 1),
                SellerStatus.APPROVED);
    }

    /** Every twentieth product is paused, so that the demo has something that cannot be bought. */
    Product product(long index) {
        DemoRandom random = DemoRandom.of(scale.seed(), "product", index);
        DemoShelf shelf = random.oneOf(DemoShelf.ALL);
        String name = random.oneOf(shelf.prefixes()) + " " + random.oneOf(shelf.goods()) + " "
                + random.oneOf(shelf.sizes());
        long price = random.between(shelf.fromPrice() / 100, shelf.toPrice() / 100) * 100;
        return new Product(new ProductId(DemoIds.product(index).value()),
                new SellerId(DemoIds.seller(random.between(1, scale.sellers())).value()), name,
                shelf.name() + " · " + name + "입니다. 오후 2시 전에 주문하시면 오늘 보내 드립니다.", Won.of(price), shelf.taxFree(),
                random.chance(5) ? ProductStatus.PAUSED : ProductStatus.ON_SALE, shelf.category(),
                shelf.options().stream().map(DemoShelf.OptionGroup::name).toList(), skus(index, shelf));
    }

    /** How many pieces of a SKU there are; a few have none. */
    int stock(SkuId sku) {
        DemoRandom random = DemoRandom.of(scale.seed(), "stock", sku.value());
        return random.chance(3) ? 0 : (int) random.between(5, 2_000);
    }

    private static List<Sku> skus(long product, DemoShelf shelf) {
        List<List<String>> combinations = List.of(List.of());
        for (DemoShelf.OptionGroup group : shelf.options()) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> combination : combinations) {
                for (String choice : group.choices()) {
                    List<String> with = new ArrayList<>(combination);
                    with.add(choice);
                    longer.add(with);
                }
            }
            combinations = longer;
        }
        List<Sku> skus = new ArrayList<>();
        for (List<String> choices : combinations) {
            long id = DemoIds.of(SKU_BLOCK, product * SKUS_PER_PRODUCT + skus.size()).value();
            skus.add(new Sku(new SkuId(id), choices, surcharge(choices), true));
        }
        return skus;
    }

    /** Large ones cost more. */
    private static Won surcharge(List<String> choices) {
        boolean large = choices.stream().anyMatch(List.of("대과", "XL")::contains);
        return large ? Won.of(3_000) : Won.ZERO;
    }
}
