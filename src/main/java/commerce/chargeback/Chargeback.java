package commerce.chargeback;

import java.time.Instant;
import java.time.LocalDate;

import commerce.order.OrderId;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/**
 * What a card company may take back, or has taken back, of an order.
 *
 * @param reason as pay calls it
 * @param answerBy the last day, in Seoul, on which the card company takes an answer
 * @param decidedAt null while it is open
 * @param proposal null unless it is proposed to divide it otherwise
 */
public record Chargeback(ChargebackId id, OrderId orderId, Won amount, String reason, LocalDate answerBy, State state,
        Instant openedAt, @Nullable Instant decidedAt, @Nullable Proposal proposal) {
    /** Whether somebody is to decide about it: its card company, or of a lost one an operator about another division. */
    boolean isToDecide() {
        return state == State.OPEN || (state == State.LOST && proposal != null);
    }

    /** How far it is. */
    public enum State {
        OPEN,
        /** Nothing was taken back. */
        WON,
        /** The card's holder has the amount. */
        LOST
    }

    /**
     * One operator says that its parts are others; another one decides.
     *
     * @param at by which who decides says what was seen: when it is taken back, another one may wait in its place
     * @param reason among operators
     */
    public record Proposal(Tsid by, Instant at, String reason) {}
}
