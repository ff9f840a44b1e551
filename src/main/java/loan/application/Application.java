package loan.application;

import java.math.BigDecimal;
import java.time.Instant;

import loan.comparison.OfferId;
import loan.lender.LenderId;
import loan.refusal.LoanError;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/**
 * An application as its row says. Its state changes by {@link #to} alone, under the row's lock.
 *
 * @param bankAccountId the member's linked account that the money goes to; null for the wallet
 * @param decided what the lender approved, kept beside the offer; null before
 * @param dueAt when it lapses in its state, or a signed one's lender is asked again; null at its end
 * @param loanId its contract
 */
record Application(ApplicationId id, Tsid memberId, OfferId offerId, LenderId lenderId, ApplicationState state,
        @Nullable Tsid bankAccountId, @Nullable Decided decided, Instant acceptedAt, @Nullable Instant dueAt,
        @Nullable Tsid loanId) {
    /**
     * What a lender approved.
     *
     * @param effectiveRate with all costs
     */
    record Decided(Won amount, BigDecimal annualRate, BigDecimal prepaymentFeeRate, Won upfrontFee,
            BigDecimal effectiveRate, Won totalCost) {}

    /**
     * The same in another state.
     *
     * @param due when something is to be done about it; null at an end
     * @throws DomainException {@code APPLICATION_STATE_WRONG}, with the state that it is in
     */
    Application to(ApplicationState next, @Nullable Instant due) {
        if (!new Step(state, next).isAllowed()) {
            throw new DomainException(LoanError.APPLICATION_STATE_WRONG, state.name());
        }
        return new Application(id, memberId, offerId, lenderId, next, bankAccountId, decided, acceptedAt, due, loanId);
    }

    /** @throws DomainException {@code APPLICATION_STATE_WRONG} once it is submitted or over */
    void requireDraft() {
        if (!isDraft()) {
            throw new DomainException(LoanError.APPLICATION_STATE_WRONG, state.name());
        }
    }

    /** Whether no lender has been asked. */
    boolean isDraft() {
        return state == ApplicationState.DRAFT;
    }

    Application decided(Decided terms, Instant due) {
        Application next = to(ApplicationState.APPROVED, due);
        return new Application(id, memberId, offerId, lenderId, next.state, bankAccountId, terms, acceptedAt, due,
                null);
    }

    /** Whether its time has run out, though no sweep may have looked yet. */
    boolean isOver(Instant now) {
        return isUnsigned() && dueAt != null && !now.isBefore(dueAt);
    }

    /** @throws DomainException {@code APPLICATION_STATE_WRONG} when its time has run out */
    Application inTime(Instant now) {
        if (isOver(now)) {
            throw new DomainException(LoanError.APPLICATION_STATE_WRONG, ApplicationState.LAPSED.name());
        }
        return this;
    }

    boolean isUnsigned() {
        return new Step(state, ApplicationState.CANCELED).isAllowed();
    }

    Application dueAgain(Instant due) {
        return new Application(id, memberId, offerId, lenderId, state, bankAccountId, decided, acceptedAt, due,
                loanId);
    }

    Application payingInto(@Nullable Tsid account) {
        return new Application(id, memberId, offerId, lenderId, state, account, decided, acceptedAt, dueAt, loanId);
    }

    Application contracted(Tsid loan) {
        return new Application(id, memberId, offerId, lenderId, to(ApplicationState.CONTRACTED, null).state,
                bankAccountId, decided, acceptedAt, null, loan);
    }
}
