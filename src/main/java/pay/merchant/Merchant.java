package pay.merchant;

/**
 * A merchant.
 *
 * @param name that its customers know it by
 */
public record Merchant(MerchantId id, String name, MerchantStatus status) {
    /** Whether it may take new payments; what it has taken may be refunded whatever its status. */
    public boolean mayTakePayments() {
        return status == MerchantStatus.APPROVED;
    }
}
