package pay.topup;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import pay.bank.BankTransferId;
import pay.bank.CallBank;
import pay.error.PayError;
import pay.ledger.Balance;
import pay.wallet.FindWallet;
import pay.wallet.WalletLimits;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/**
 * Fills a wallet that turns out to be short of a request, if its member chose so, and has the request done again. It is an
 * ordinary top-up: whatever becomes of the request, its money stays in the wallet.
 */
@Component
public class FillShortWallet {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final AutoTopUps autoTopUps;
    private final FindWallet wallets;
    private final WalletLimits limits;
    private final BeginTopUp beginTopUp;
    private final CallBank callBank;

    FillShortWallet(AutoTopUps autoTopUps, FindWallet wallets, WalletLimits limits, BeginTopUp beginTopUp,
            CallBank callBank) {
        this.autoTopUps = autoTopUps;
        this.wallets = wallets;
        this.limits = limits;
        this.beginTopUp = beginTopUp;
        this.callBank = callBank;
    }

    /** The wallet is short and will be filled; rolls back what was done, so that the request's key is not used up. */
    private static final class WalletShort extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Stands around what a request does, and notices that the wallet is short. */
    public final class Watch {
        private final Tsid member;
        private final boolean fills;

        private Watch(Tsid member, boolean fills) {
            this.member = member;
            this.fills = fills;
        }

        /** Does it. */
        public <E> E over(Supplier<E> effect) {
            try {
                return effect.get();
            } catch (DomainException refused) {
                if (fills && refused.code() == PayError.INSUFFICIENT_BALANCE && autoTopUps.find(member).isPresent()) {
                    throw new WalletShort();
                }
                throw refused;
            }
        }
    }

    /**
     * Has a request done, outside a transaction; twice when the wallet was filled in between.
     *
     * @param amount what the request takes from the wallet
     * @param request does it under its key, with the watch over what the key is for
     * @throws DomainException {@code AUTO_TOP_UP_PENDING} when the bank has not answered: the same key can be sent again
     */
    public <R> R fillingIfShort(Tsid member, Won amount, Function<Watch, R> request) {
        try {
            return request.apply(new Watch(member, true));
        } catch (WalletShort noticed) {
            fill(member, amount);
            return request.apply(new Watch(member, false));
        }
    }

    /** What the bank refuses leaves the wallet short, and the request is then refused for it. */
    private void fill(Tsid member, Won amount) {
        autoTopUps.find(member).ifPresent(chosen -> {
            Balance balance = wallets.balance(member);
            long missing = amount.amount() - balance.available();
            if (missing > 0) {
                carryOut(beginTopUp.begin(member, chosen.bankAccountId(),
                        chosen.amount(missing, limits.cap() - balance.expected())));
            }
        });
    }

    private void carryOut(TopUpId id) {
        if (TopUp.of(callBank.callNow(new BankTransferId(id.value()))).status() == TopUp.Status.PENDING) {
            throw DomainException.retryAfter(SOON, PayError.AUTO_TOP_UP_PENDING);
        }
    }
}
