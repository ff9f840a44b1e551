package pay.merchant;

import java.util.Set;

/** What operators decide about a merchant: from which status, and to which. */
enum MerchantDecision {
    REVIEW(MerchantStatus.IN_REVIEW, MerchantStatus.APPLIED),
    APPROVE(MerchantStatus.APPROVED, MerchantStatus.IN_REVIEW),
    REFUSE(MerchantStatus.REFUSED, MerchantStatus.APPLIED, MerchantStatus.IN_REVIEW),
    SUSPEND(MerchantStatus.SUSPENDED, MerchantStatus.APPROVED),
    RESUME(MerchantStatus.APPROVED, MerchantStatus.SUSPENDED),
    CLOSE(MerchantStatus.CLOSED, MerchantStatus.APPROVED, MerchantStatus.SUSPENDED);

    private final MerchantStatus to;
    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<MerchantStatus> from;

    MerchantDecision(MerchantStatus to, MerchantStatus... from) {
        this.to = to;
        this.from = Set.of(from);
    }

    MerchantStatus to() {
        return to;
    }

    boolean isOpenTo(MerchantStatus status) {
        return from.contains(status);
    }

    /** Whether it takes another than who entered the application. */
    boolean needsAnother() {
        return this == APPROVE || this == REFUSE;
    }
}
