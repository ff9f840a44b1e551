package pay.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import pay.ledger.AccountKind;
import pay.merchant.ChangeSettlementAccount;
import pay.merchant.SettlementCycle;
import platform.id.Tsid;
import platform.security.IdentityTier;

/** What is proposed. Kept as JSON: a field may be added, never renamed. */
sealed interface Terms {
    /**
     * A journal by hand, in won, between two accounts that are there; an owner of 0 is none.
     *
     * @param order of a court or an authority, by which money is taken of a wallet that stays frozen; null when there is none
     */
    record Adjustment(AccountKind debit, long debitOwner, AccountKind credit, long creditOwner, long amount,
            @Nullable String order) implements Terms {}

    /** What a bank says by telephone of a transfer that it was asked about in vain. */
    record BankResult(Tsid transfer, boolean done) implements Terms {}

    /** The limits of transfers of a tier from a day on, in won. */
    record Limits(IdentityTier tier, LocalDate from, long atOnce, long inADay, long inAMonth,
            long signedFrom) implements Terms {}

    /** The limits of payments at merchants of a tier from a day on, in won. */
    record PaymentLimits(IdentityTier tier, LocalDate from, long atOnce, long inADay,
            long inAMonth) implements Terms {}

    /** What a wallet may hold from a day on, in won. */
    record WalletCap(LocalDate from, long most) implements Terms {}

    /**
     * What a fee plan, an old one or a new one, is from a day on.
     *
     * @param percent of a sale, with two decimals at most
     * @param vatIncluded whether VAT is in it, and in {@code ofLostDispute}
     * @param payoutDays business days after the cycle's end
     * @param ofLostDispute in won
     */
    record FeePlanVersion(String plan, LocalDate from, BigDecimal percent, boolean vatIncluded, SettlementCycle cycle,
            int payoutDays, long ofLostDispute) implements Terms {}

    /**
     * A merchant's payouts that wait go again.
     *
     * @param heldSince when they began to wait: a later hold is another matter
     */
    record PayoutRelease(Tsid merchant, Instant heldSince) implements Terms {}

    /**
     * The fee plan of a merchant from a day on.
     *
     * @param yearlySales in won; null when they are not known
     */
    record FeePlan(Tsid merchant, LocalDate from, String plan, @Nullable Long yearlySales) implements Terms {}

    /**
     * A promotion, in won, and what is put behind it.
     *
     * @param days from its approval on
     * @param where it holds; null: at all merchants, which is never written down: the release before knows no other place, and
     *     shows no proposal as long as one has a field that is new to it
     */
    record Promotion(pay.promotion.Promotion.Kind how, String name, int percent, long least, long most, int perMember,
            int stock, int days, long budget,
            @JsonInclude(JsonInclude.Include.NON_NULL) pay.promotion.Promotion.@Nullable Place where) implements Terms {
        public Promotion {
            where = where == pay.promotion.Promotion.Place.MERCHANTS ? null : where;
        }
    }

    /**
     * Something that is added to a merchant's next settlement.
     *
     * @param amount in won; negative, it is taken away
     * @param text as the merchant reads it
     */
    record MerchantAdjustment(Tsid merchant, long amount, String text) implements Terms {}

    /** A transfer that is kept since its payee's wallet is frozen goes back to who sent it. */
    record SuspendedReturn(long credit) implements Terms {}

    /** A card request that nobody answers about was never carried out, and never will be. */
    record CardNeverDone(Tsid request) implements Terms {}

    /** What is left of a payment that was disputed goes back to who paid. */
    record PaymentRest(Tsid payment) implements Terms {}

    /**
     * A deposit that nobody asked for goes back to who it is from.
     *
     * @param account of theirs, which was kept when it was proposed
     */
    record DepositReturn(Tsid deposit, long account) implements Terms {}

    /**
     * A merchant is paid out to another account.
     *
     * @param before where it was paid out to when it was proposed
     * @param account the other one, which was kept then
     * @param holder whose that is, as the bank said
     */
    record SettlementAccount(Tsid merchant, long before, long account,
            ChangeSettlementAccount.Holder holder) implements Terms {}

    /** The kinds of proposals, by their terms. */
    enum Kind {
        ADJUSTMENT(Adjustment.class), BANK_RESULT(BankResult.class), LIMITS(Limits.class), FEE_PLAN(FeePlan.class),
        PROMOTION(Promotion.class), MERCHANT_ADJUSTMENT(MerchantAdjustment.class),
        SUSPENDED_RETURN(SuspendedReturn.class), CARD_NEVER_DONE(CardNeverDone.class), PAYMENT_REST(PaymentRest.class),
        PAYMENT_LIMITS(PaymentLimits.class), FEE_PLAN_VERSION(FeePlanVersion.class),
        PAYOUT_RELEASE(PayoutRelease.class), DEPOSIT_RETURN(DepositReturn.class), WALLET_CAP(WalletCap.class),
        SETTLEMENT_ACCOUNT(SettlementAccount.class);

        private final Class<? extends Terms> type;

        Kind(Class<? extends Terms> type) {
            this.type = type;
        }

        Class<? extends Terms> type() {
            return type;
        }
    }

    default Kind kind() {
        return switch (this) {
            case Adjustment _ -> Kind.ADJUSTMENT;
            case BankResult _ -> Kind.BANK_RESULT;
            case Limits _ -> Kind.LIMITS;
            case FeePlan _ -> Kind.FEE_PLAN;
            case Promotion _ -> Kind.PROMOTION;
            case MerchantAdjustment _ -> Kind.MERCHANT_ADJUSTMENT;
            case SuspendedReturn _ -> Kind.SUSPENDED_RETURN;
            case CardNeverDone _ -> Kind.CARD_NEVER_DONE;
            case PaymentRest _ -> Kind.PAYMENT_REST;
            case PaymentLimits _ -> Kind.PAYMENT_LIMITS;
            case FeePlanVersion _ -> Kind.FEE_PLAN_VERSION;
            case PayoutRelease _ -> Kind.PAYOUT_RELEASE;
            case DepositReturn _ -> Kind.DEPOSIT_RETURN;
            case WalletCap _ -> Kind.WALLET_CAP;
            case SettlementAccount _ -> Kind.SETTLEMENT_ACCOUNT;
        };
    }
}
