package pay.merchant;

/**
 * A merchant.
 *
 * @param name that its customers know it by
 */
public record Merchant(MerchantId id, String name, MerchantStatus status) {}
