package pay.leaving;

/** What keeps a member from leaving; the first that holds is told. */
enum LeaveObstacle {
    /** An operator has frozen the wallet: what is in it may not go anywhere. */
    WALLET_FROZEN,
    /** Money is in the wallet: they should spend it or send it to their bank first. */
    WALLET_BALANCE,
    /** Money that they sent waits to be accepted: they should take it back, or wait. */
    TRANSFER_HELD,
    /** A transfer from or to a bank is not decided yet. */
    BANK_TRANSFER_OPEN,
    /** A charge of a card, or a cancel, is not decided yet. */
    CARD_REQUEST_OPEN,
    /** A payment that they dispute, with us or with their card's company, is not decided yet. */
    DISPUTE_OPEN,
    /** An order could still be paid, or a merchant take what was approved. */
    PAYMENT_OPEN
}
