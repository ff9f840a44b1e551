package commerce.catalogue;

/** What a product without option costs at a moment, in SQL: the one place that says when a sale is on. A live price holds while it is there. */
public final class PriceNow {
    private static final String WITHOUT_LIVE = "case when p.sale_from <= :now and p.sale_until > :now then p.sale_price else p.price end";

    /** Of {@code commerce_product p} at {@code :now}. */
    public static final String OF_P = "least(coalesce(p.live_price, p.price), " + WITHOUT_LIVE + ")";

    private PriceNow() {}
}
