package commerce.catalogue;

/** Who sells. */
public record Seller(SellerId id, String name, SellerStatus status) {}
