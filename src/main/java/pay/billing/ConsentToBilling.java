package pay.billing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pay.card.CardId;
import pay.card.MemberCards;
import pay.device.CheckDeviceSignature;
import pay.error.PayError;
import pay.wallet.LockWallet;
import platform.database.ConflictRetry;
import platform.security.MemberCaller;
import platform.web.DomainException;

/** Lets a merchant charge a member, as the member's device signed. */
@Component
class ConsentToBilling {
    private final ReadBilling readBilling;
    private final BillingAgreements agreements;
    private final CheckDeviceSignature signatures;
    private final MemberCards cards;
    private final LockWallet wallets;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ConsentToBilling(ReadBilling readBilling, BillingAgreements agreements, CheckDeviceSignature signatures,
            MemberCards cards, LockWallet wallets, TransactionTemplate transaction, Clock clock) {
        this.readBilling = readBilling;
        this.agreements = agreements;
        this.signatures = signatures;
        this.cards = cards;
        this.wallets = wallets;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Makes it active. Who asks for the same again, whose answer was lost, gets it.
     *
     * @param card what is charged; null: the wallet
     * @throws DomainException {@code BILLING_KEY_NOT_FOUND}, {@code CARD_NOT_FOUND}, {@code WALLET_CLOSED},
     *     {@code BILLING_KEY_IN_OTHER_STATE}, or as {@link CheckDeviceSignature#check} does
     */
    BillingAgreement consent(MemberCaller caller, String key, @Nullable CardId card, String signature) {
        // Slow, and over what never changes: before anything is locked.
        signatures.check(caller, readBilling.ofMember(caller.memberId(), key).message(card), signature);
        return ConflictRetry.call(() -> {
            BillingAgreement consented = transaction.execute(status -> consent(caller, key, card));
            return Objects.requireNonNull(consented);
        });
    }

    private BillingAgreement consent(MemberCaller caller, String key, @Nullable CardId card) {
        // Under the wallet's lock: who leaves meanwhile would leave a consent behind.
        boolean open = wallets.lock(caller.memberId()).isOpen();
        BillingAgreement agreement = agreements.lock(key).filter(it -> it.isShownTo(caller.memberId()))
                .orElseThrow(() -> new DomainException(PayError.BILLING_KEY_NOT_FOUND));
        if (agreement.isConsentOf(caller.memberId(), card)) {
            return agreement;
        }
        if (!open) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        if (card != null && cards.find(caller.memberId(), card).isEmpty()) {
            throw new DomainException(PayError.CARD_NOT_FOUND);
        }
        BillingAgreement consented = agreement.consent(caller.memberId(), caller.tier(), card,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        agreements.update(consented);
        return consented;
    }
}
