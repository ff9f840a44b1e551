package pay.merchant;

/** How much is settled at once: a day's sales, a week's (Monday to Sunday) or a month's. */
public enum SettlementCycle {
    DAILY, WEEKLY, MONTHLY
}
