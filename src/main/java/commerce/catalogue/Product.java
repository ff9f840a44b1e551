package commerce.catalogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import platform.money.Won;

/**
 * Something a seller offers, in one or more buyable forms.
 *
 * @param price of a SKU without a price difference
 * @param taxFree whether its price holds no VAT (unprocessed food, books)
 * @param category what sort of goods it is
 * @param optionGroups what a buyer chooses, for example colour and size; at most {@value #MOST_OPTION_GROUPS}
 * @param skus at least one; without option groups, exactly one
 * @param sale a lower price for some time, past or to come
 * @param livePrice what it costs while a show of its seller's is live; null while none is
 */
public record Product(ProductId id, SellerId sellerId, String name, String description, Won price, boolean taxFree,
        ProductStatus status, GoodsCategory category, List<String> optionGroups, List<Sku> skus, @Nullable Sale sale,
        @Nullable Won livePrice) {
    /** As many columns as the tables have. */
    public static final int MOST_OPTION_GROUPS = 3;

    public Product {
        optionGroups = List.copyOf(optionGroups);
        skus = List.copyOf(skus);
        require(optionGroups.size() <= MOST_OPTION_GROUPS, "at most " + MOST_OPTION_GROUPS + " option groups");
        require(!skus.isEmpty(), "at least one SKU");
        Set<List<String>> seen = new HashSet<>();
        for (Sku sku : skus) {
            require(sku.choices().size() == optionGroups.size(), "a choice for each option group");
            require(seen.add(sku.choices()), "each combination of choices once");
            // One that is not sold any more may have been cheaper than the product has become.
            require(!sku.onSale() || price.plus(sku.priceDifference()).isPositive(), "a price above zero");
        }
    }

    /** One without a sale, and not in a show. */
    public Product(ProductId id, SellerId sellerId, String name, String description, Won price, boolean taxFree,
            ProductStatus status, GoodsCategory category, List<String> optionGroups, List<Sku> skus) {
        this(id, sellerId, name, description, price, taxFree, status, category, optionGroups, skus, null, null);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("A product needs " + what);
        }
    }

    /** What it costs at a moment, without option. */
    public Won priceAt(Instant now) {
        Won usual = sale != null && sale.isOn(now) ? sale.price() : price;
        return livePrice != null && livePrice.isLessThan(usual) ? livePrice : usual;
    }

    /** When the sale ends that makes the price of a moment; null when none does. */
    public @Nullable Instant saleEnd(Instant now) {
        return sale != null && sale.isOn(now) && priceAt(now).equals(sale.price()) ? sale.until() : null;
    }

    /** What the cheapest form is cheaper or dearer by, of those on sale that can be had; when none can, of all on sale. */
    public Won lowestDifference(Predicate<Sku> canBeHad) {
        List<Sku> sold = skus.stream().filter(Sku::onSale).toList();
        return sold.stream().filter(canBeHad).map(Sku::priceDifference).min(Comparator.naturalOrder())
                .or(() -> sold.stream().map(Sku::priceDifference).min(Comparator.naturalOrder())).orElse(Won.ZERO);
    }

    /** What one piece of this SKU costs at a moment. */
    public Won priceOf(Sku sku, Instant now) {
        return priceAt(now).plus(sku.priceDifference());
    }
}
