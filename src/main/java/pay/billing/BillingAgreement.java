package pay.billing;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import pay.card.CardId;
import pay.error.PayError;
import pay.merchant.CallingMerchant;
import pay.merchant.MerchantId;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.IdentityTier;
import platform.web.DomainException;

/**
 * That a merchant may charge a member again and again, up to limits. Whoever changes it holds the lock of its row.
 *
 * @param key random, by which both sides name it; charged by the merchant once the member has consented
 * @param live false: asked for by a test key
 * @param customerId the merchant's own name of the member
 * @param name of what is paid for
 * @param mostPerCharge in won
 * @param mostPerMonth in won, by Korean months
 * @param memberId who consented; null while nobody has, and in test mode
 * @param card what is charged; null: the wallet
 * @param tier how far the identity of who consented was verified then; null while nobody has
 * @param dueAt until when it can be consented to
 */
record BillingAgreement(BillingAgreementId id, String key, MerchantId merchant, String merchantName, boolean live,
        String customerId, String name, Won mostPerCharge, Won mostPerMonth, State state, @Nullable Tsid memberId,
        @Nullable CardId card, Instant askedAt, Instant dueAt, @Nullable Instant consentedAt,
        @Nullable Instant endedAt, @Nullable IdentityTier tier) {
    /** 22 characters of base64url. */
    static final String KEY_PATTERN = "[A-Za-z0-9_-]{22}";

    /** How far it is. */
    enum State {
        /** Asked by the merchant; any member who has its key may consent. */
        ASKED,
        /** Consented to: the merchant may charge. */
        ACTIVE,
        /** Ended by the merchant. Final. */
        ENDED_BY_MERCHANT,
        /** Ended by the member, who may have left. Final. */
        ENDED_BY_MEMBER
    }

    /** The member has consented. */
    BillingAgreement consent(Tsid member, IdentityTier verified, @Nullable CardId by, Instant now) {
        requireAsked(now);
        return active(member, verified, by, now);
    }

    /** The merchant consents in a member's place, in test mode. */
    BillingAgreement consentInTestMode(Instant now) {
        if (live) {
            throw new DomainException(PayError.TEST_KEY_NEEDED);
        }
        requireAsked(now);
        return active(null, null, null, now);
    }

    private void requireAsked(Instant now) {
        if (state != State.ASKED || !now.isBefore(dueAt)) {
            throw new DomainException(PayError.BILLING_KEY_IN_OTHER_STATE);
        }
    }

    private BillingAgreement active(@Nullable Tsid member, @Nullable IdentityTier verified, @Nullable CardId by,
            Instant now) {
        return new BillingAgreement(id, key, merchant, merchantName, live, customerId, name, mostPerCharge,
                mostPerMonth, State.ACTIVE, member, by, askedAt, dueAt, now, null, verified);
    }

    /** One of the two wants no more. */
    BillingAgreement end(State by, Instant now) {
        if (isEnded()) {
            throw new DomainException(PayError.BILLING_KEY_IN_OTHER_STATE);
        }
        return new BillingAgreement(id, key, merchant, merchantName, live, customerId, name, mostPerCharge,
                mostPerMonth, by, memberId, card, askedAt, dueAt, consentedAt, now, tier);
    }

    /** Whether just that was consented to, and holds. */
    boolean isConsentOf(Tsid member, @Nullable CardId by) {
        return isActive() && member.equals(memberId) && Objects.equals(card, by);
    }

    boolean isActive() {
        return state == State.ACTIVE;
    }

    /** Whose limits hold: those who consented before it was written down are taken for the lower. */
    IdentityTier tierOfConsent() {
        return tier == null ? IdentityTier.PHONE : tier;
    }

    boolean isEnded() {
        return state == State.ENDED_BY_MERCHANT || state == State.ENDED_BY_MEMBER;
    }

    /** Whether a member may look at it: while it is asked whoever has its key, then who consented; in test mode nobody. */
    boolean isShownTo(Tsid member) {
        return live && (state == State.ASKED || member.equals(memberId));
    }

    /** Whether a merchant asked for it, by a key of the same mode. */
    boolean isOf(CallingMerchant caller) {
        return merchant.equals(caller.id()) && live == caller.live();
    }

    /** What the device signs, byte for byte. */
    String message(@Nullable CardId by) {
        return String.join("\n", "madang.pay.billing.v1", key, Long.toString(merchant.value()),
                Long.toString(mostPerCharge.amount()), Long.toString(mostPerMonth.amount()),
                by == null ? "MONEY" : Long.toString(by.value()));
    }
}
