package pay.safeguard;

import pay.ledger.AccountKind;

/** Whose the money in the trust account is. */
enum Side {
    /** The trust account itself. */
    TRUST,
    /** What must be there for members, whatever happens to Madang (전자금융거래법 §25의2). */
    MEMBERS,
    /** What is owed to merchants, sellers, lenders and advertisers; less what card companies and sellers owe. */
    OTHERS,
    /** Madang's own: fees, budgets that it has put in, less what it has spent. Below zero it has spent members' money. */
    HOUSE;

    static Side of(AccountKind kind) {
        return switch (kind) {
            case BANK -> TRUST;
            case MEMBER_MONEY, ORDER_ESCROW, HELD_TRANSFERS, UNCLAIMED, SUSPENSE, POINT_RESERVE -> MEMBERS;
            case PROGRAMME_BUDGET, PROMOTION_BUDGET, LAPSED_POINTS, AD_REVENUE, FEE_REVENUE, HOUSE_COSTS -> HOUSE;
            default -> OTHERS;
        };
    }
}
