package pay.card;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pay.error.PayError;
import pay.psp.CardLook;
import pay.psp.Psp;
import pay.wallet.FindWallet;
import pay.wallet.LockWallet;
import platform.database.ConflictRetry;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** Registers a card by what the app got from the provider's window. */
@Component
class RegisterCard {
    /** More than anybody needs; it bounds the list, which has no pages. */
    static final int MOST = 20;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration UNTIL_KEPT = Duration.ofMinutes(10);

    private final CustomerKeys customerKeys;
    private final Psp psp;
    private final FindWallet findWallet;
    private final LockWallet lockWallet;
    private final Cards cards;
    private final CardTokens tokens;
    private final EndedKeys endedKeys;
    private final TransactionOperations transaction;
    private final Ids ids;
    private final Clock clock;

    RegisterCard(CustomerKeys customerKeys, Psp psp, FindWallet findWallet, LockWallet lockWallet, Cards cards,
            CardTokens tokens, EndedKeys endedKeys, TransactionOperations transaction, Ids ids, Clock clock) {
        this.customerKeys = customerKeys;
        this.psp = psp;
        this.findWallet = findWallet;
        this.lockWallet = lockWallet;
        this.cards = cards;
        this.tokens = tokens;
        this.endedKeys = endedKeys;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Registers it; a remote call.
     *
     * @throws DomainException {@code WALLET_CLOSED}, {@code CARD_LIMIT_REACHED}, {@code CARD_REGISTRATION_REFUSED} or
     *     {@code CARD_NETWORK_UNAVAILABLE}
     */
    Card register(Tsid memberId, String authKey) {
        transaction.executeWithoutResult(status -> requireRoom(!findWallet.isClosed(memberId), memberId));
        String customerKey = customerKeys.find(memberId)
                .orElseThrow(() -> new DomainException(PayError.CARD_REGISTRATION_REFUSED));
        return switch (psp.register(customerKey, authKey)) {
            case CardLook.Registered registered -> keep(memberId, registered);
            case CardLook.Unusable unusable -> {
                // Ended at the provider soon after this commits.
                transaction.executeWithoutResult(
                        status -> endedKeys.add(new CardId(ids.nextLong()), unusable.token(), clock.instant()));
                throw new DomainException(PayError.CARD_REGISTRATION_REFUSED);
            }
            case CardLook.Refused refused -> throw new DomainException(PayError.CARD_REGISTRATION_REFUSED);
            case CardLook.Unknown unknown -> throw DomainException.retryAfter(SOON, PayError.CARD_NETWORK_UNAVAILABLE);
        };
    }

    /** Until the card is kept its key is one that is to be ended: it is, when we die before, or refuse it. */
    private Card keep(Tsid memberId, CardLook.Registered registered) {
        CardId id = new CardId(ids.nextLong());
        transaction.executeWithoutResult(
                status -> endedKeys.add(id, registered.token(), clock.instant().plus(UNTIL_KEPT)));
        try {
            return Objects.requireNonNull(
                    ConflictRetry.call(() -> transaction.execute(status -> keep(memberId, id, registered))));
        } catch (DomainException refused) {
            transaction.executeWithoutResult(status -> endedKeys.hurry(id, clock.instant()));
            throw refused;
        }
    }

    private Card keep(Tsid memberId, CardId id, CardLook.Registered registered) {
        // Under the wallet's lock: who leaves meanwhile would leave a card behind.
        requireRoom(lockWallet.lock(memberId).isOpen(), memberId);
        if (!endedKeys.keep(id)) {
            throw DomainException.retryAfter(SOON, PayError.CARD_NETWORK_UNAVAILABLE);
        }
        return cards.saveAndFlush(new Card(id, memberId, registered, tokens.seal(id, registered.token()),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private void requireRoom(boolean open, Tsid memberId) {
        if (!open) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        if (cards.findByMemberIdAndBillingKeyIsNotNullOrderById(memberId.value()).size() >= MOST) {
            throw new DomainException(PayError.CARD_LIMIT_REACHED, MOST);
        }
    }
}
