package commerce.catalogue;

/** What a product without option costs at a moment, in SQL: the one place that says when a sale is on. */
public final class PriceNow {
    /** Of {@code commerce_product p} at {@code :now}. */
    public static final String OF_P = "case when p.sale_from <= :now and p.sale_until > :now then p.sale_price else p.price end";

    private PriceNow() {}
}
