package pay.integrity;

/**
 * Something that is wrong in the books.
 *
 * @param id of the account, card company's payout, member, payment, journal, bank account, transfer, request, bill, settlement or merchant, by rule; the position of a seal; 0 for a whole currency, or all
 *        points
 */
public record Breach(Rule rule, long id) {
    /** What the books are held to. */
    public enum Rule {
        /** Each balance is the sum of its account's movements, pending ones included. */
        BALANCE_DIFFERS,
        /** The debits of a currency are its credits. */
        CURRENCY_DIFFERS,
        /** Journals, movements and accounts are those that were sealed. */
        SLICE_CHANGED,
        /** Each seal is ours, and follows the one before it. */
        SEAL_CHANGED,
        /** The seals go on from what was noted outside the database. */
        SEALS_CUT,
        /** The ledger is sealed as it grows. */
        UNSEALED,
        /** What was noted outside the database is what was written. */
        CHECKPOINT_DAMAGED,
        /** The member's list has no gap and adds up to the balance. */
        WALLET_LIST_DIFFERS_FROM_BALANCE,
        /** The escrow of an order holds what was captured, did not go back, and is not its sellers' yet. */
        ESCROW_DIFFERS_FROM_TENDERS,
        /** What is approved was captured whole; nothing else was captured. */
        APPROVED_WITHOUT_ITS_MONEY,
        /** What a card pays of an order is what it was charged, less what it was given back; a payment is unknown as long as its charge is. */
        ORDER_CARD_DIFFERS_FROM_ITS_CHARGE,
        /** What was deposited for an order is one exact deposit at its account, which waits as long as the payment does. */
        ORDER_DEPOSIT_DIFFERS_FROM_ITS_ACCOUNT,
        /** What is set aside beside a card, or a deposit, is taken with that, or given up. */
        ORDER_ATTEMPT_DIFFERS_FROM_ITS_HOLDS,
        /** What a coupon pays of an order came out of a promotion's budget, and what of it went back is there again. */
        ORDER_COUPON_DIFFERS_FROM_ITS_BUDGET,
        /** What a card company took back of an order is booked once, and never more than its card was charged and has not gone back. */
        CHARGEBACK_DIFFERS_FROM_ITS_JOURNAL,
        /** A refund is pending as long as a part of it is on its way, and what goes back to a card is held until it is there. */
        REFUND_DIFFERS_FROM_ITS_PARTS,
        /** A journal has movements. */
        JOURNAL_WITHOUT_MOVEMENTS,
        /** Nothing stays in the wallet of a member who left, apart from what is on its way to their bank account. */
        CLOSED_WALLET_WITH_MONEY,
        /** No bank account of a member who left is still linked. */
        ACCOUNT_LINKED_TO_CLOSED_WALLET,
        /** A transfer that the bank carried out captured its hold, a refused one released it, an open one did neither. */
        TRANSFER_DIFFERS_FROM_ITS_HOLD,
        /** A transfer between members that was completed brought its amount; one that waits holds it; others did neither. */
        MEMBER_TRANSFER_DIFFERS_FROM_ITS_JOURNAL,
        /** A wallet is frozen, its accounts of money and points are, and a freeze of it stands; or none of these. */
        FREEZE_DIFFERS_FROM_LEDGER,
        /** What lies in suspense for a member is what came for their wallet while it is frozen. */
        SUSPENSE_DIFFERS_FROM_CREDITS,
        /** What lies in suspense of nobody are the deposits that are kept or on their way back. */
        SUSPENSE_DIFFERS_FROM_DEPOSITS,
        /** What waits for an operator's look is held, whole; of what was looked at nothing is held any more. */
        REVIEW_DIFFERS_FROM_ITS_HOLD,
        /** Money that was held for somebody stays nowhere on its way. */
        HELD_TRANSFERS_LEFT_SOMETHING,
        /** A request for money that was paid has its transfer, of that amount between those two. */
        PAID_REQUEST_WITHOUT_ITS_TRANSFER,
        /** A day of a scheduled transfer that was sent has its sender's transfer of its amount. */
        SENT_DAY_WITHOUT_ITS_TRANSFER,
        /** What is asked of the friends and the asker's own share are the whole bill. */
        BILL_DIFFERS_FROM_ITS_SHARES,
        /** Behind each point that a member holds lies one won in the reserve. */
        POINTS_DIFFER_FROM_RESERVE,
        /** What is left of a member's grants is what they hold. */
        LOTS_DIFFER_FROM_POINTS,
        /** The member's list of points has no gap and adds up to what they hold. */
        POINT_LIST_DIFFERS_FROM_POINTS,
        /** A loan that was handed over came in from its lender, whole; another did not. */
        LOAN_DIFFERS_FROM_ITS_JOURNAL,
        /** What cancels take back of a card's charge are its cancels that were not refused. */
        CARD_CHARGE_DIFFERS_FROM_ITS_CANCELS,
        /** A deposit that came back has a transfer that the bank carried out; one on its way, an open one. */
        DEPOSIT_DIFFERS_FROM_ITS_RETURN,
        /** What was collected for a loan was posted, once and as much. */
        REPAYMENT_DIFFERS_FROM_ITS_JOURNAL,
        /** A merchant's settlement adds up the lines of its days. */
        SETTLEMENT_DIFFERS_FROM_ITS_LINES,
        /** What lies for merchants' payouts is what they are to be paid and the bank has not carried out. */
        PAYOUTS_DIFFER_FROM_THEIR_ACCOUNT,
        /** A merchant is owed what settlements left over and what was sold since. */
        MERCHANT_IS_OWED_SOMETHING_ELSE,
        /** What was taken of a merchant's payment and what went back is what its tenders and its transactions say. */
        MERCHANT_PAYMENT_DIFFERS_FROM_ITS_TENDERS,
        MERCHANT_PAYMENT_DIFFERS_FROM_ITS_TRANSACTIONS,
        /** A tender is set aside while its payment is open, was captured as far as it was taken, and else released. */
        TENDER_DIFFERS_FROM_ITS_HOLD,
        /** A cancel took its amount out of what is owed to the merchant. */
        CANCEL_DIFFERS_FROM_ITS_JOURNALS,
        /** A settlement adds up the adjustments that it took in, and each of these has its journal. */
        SETTLEMENT_DIFFERS_FROM_ITS_ADJUSTMENTS,
        /** What is left of a cash receipt is the money of its payment that did not go back, and its VAT is that amount's; what was asked for was issued. */
        CASH_RECEIPT_DIFFERS_FROM_ITS_PAYMENT,
        /** The receipts of a day have the numbers that were given out, without a gap. */
        CASH_RECEIPTS_HAVE_A_GAP,
        /** What is held of lots is what open payments have set aside. */
        HELD_LOTS_DIFFER_FROM_SPENDINGS,
        /** A coupon is set aside or used for a payment that it pays a part of, and each such part has its coupon. */
        COUPON_DIFFERS_FROM_ITS_PAYMENT,
        /** Cashback of a merchant's payment holds its promotion's budget until it is given or lost. */
        CASHBACK_DIFFERS_FROM_ITS_HOLD,
        /** Points for an order are promised of its budget while some of its money may still come to stand, and were given with its items. */
        ORDER_CASHBACK_DIFFERS_FROM_ITS_PAYMENT,
        /** Cashback that went back with a cancel went to its promotion's budget, and no more of it than was given. */
        CASHBACK_RETURN_DIFFERS_FROM_ITS_JOURNALS,
        /** A card's part was taken if, and only if, the card was charged, and nobody knows while that is not known; a cancel of it is held until it is. */
        CARD_PART_DIFFERS_FROM_ITS_CHARGE,
        /** A deposit's part was taken if, and only if, its virtual account was paid, by one deposit of just that; its account waits while it does. */
        DEPOSIT_PART_DIFFERS_FROM_ITS_ACCOUNT,
        /** A charge by a billing key that is done has its payment, of its amount, and a refused one has none; none is above what was consented to, in a month either. */
        BILLING_CHARGE_DIFFERS_FROM_ITS_PAYMENT,
        /** Points that a payment set aside, took and gave back came from lots, and went back to them. */
        SPENT_LOTS_DIFFER_FROM_THEIR_PAYMENT,
        /** What an order left to a seller, or took back, was posted, once and as much. */
        SELLER_CREDIT_DIFFERS_FROM_ITS_JOURNAL,
        /** A seller is owed what orders left to it and the bank has not paid out, less what it owes. */
        SELLER_IS_OWED_SOMETHING_ELSE,
        /** A seller's payout is on its way, was carried out, or never will be, as its bank transfer says. */
        SELLER_PAYOUT_DIFFERS_FROM_ITS_TRANSFER,
        /** What a card company has paid or kept was posted, once and as much. */
        CARD_PAYOUT_DIFFERS_FROM_ITS_JOURNAL
    }
}
