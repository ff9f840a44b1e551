package pay.approval;

import platform.id.Tsid;
import platform.web.DomainException;

/** Does what proposals of one kind propose. */
interface Enactment<T extends Terms> {
    Class<T> terms();

    /**
     * Refuses what can never be done, before it is proposed.
     *
     * @throws DomainException {@code PROPOSAL_INVALID}
     */
    void check(T terms);

    /** What the id in the terms stands for, so that who approves knows what; empty when the terms say it. No personal data. */
    default String about(T terms) {
        return "";
    }

    /** Finds out what has to be known, outside any transaction, before it is approved. */
    default void prepare(T terms) {}

    /**
     * Does it, in the transaction that approves it.
     *
     * @param proposal whose reference it bears, so that it is done once
     * @throws DomainException when it cannot be done now; the proposal stays open
     */
    void enact(Tsid proposal, T terms);
}
