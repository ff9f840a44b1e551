package commerce.claim;

/** Why, and with that who bears the freight. */
public enum ClaimReason {
    CHANGE_OF_MIND(Fault.BUYER), WRONG_OPTION(Fault.BUYER), DELAYED(Fault.SELLER), DEFECTIVE(Fault.SELLER),
    OTHER_THAN_ADVERTISED(Fault.SELLER), WRONG_DELIVERY(Fault.SELLER), SOLD_OUT(Fault.SELLER),
    /** The seller may not sell any more. */
    SELLER_SUSPENDED(Fault.SELLER),
    /** Two operators have cancelled it. */
    PLATFORM_DECISION(Fault.SELLER);

    private final Fault fault;

    ClaimReason(Fault fault) {
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }

    /** Whether a buyer gives it; the others are the seller's or the platform's. */
    boolean isOfBuyers() {
        return this != SOLD_OUT && this != SELLER_SUSPENDED && this != PLATFORM_DECISION;
    }
}
