package pay.topup;

import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pay.bank.BankRefusal;
import pay.bank.BankTransferId;
import pay.bank.CallBank;
import pay.error.PayError;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;
import platform.web.ErrorCode;

/**
 * Fills a wallet that turns out to be short of a request, if its member chose so, and has the request done again. It is an
 * ordinary top-up: whatever becomes of the request, its money stays in the wallet.
 */
@Component
public class FillShortWallet {
    private final AutoTopUps autoTopUps;
    private final BeginTopUp beginTopUp;
    private final CallBank callBank;

    FillShortWallet(AutoTopUps autoTopUps, BeginTopUp beginTopUp, CallBank callBank) {
        this.autoTopUps = autoTopUps;
        this.beginTopUp = beginTopUp;
        this.callBank = callBank;
    }

    /** The wallet is short and will be filled; rolls back what was done, so that the request's key is not used up. */
    private static final class WalletShort extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Stands around what a request does, and notices that the wallet is short. */
    public final class Watch {
        private final @Nullable Tsid member;

        private Watch(@Nullable Tsid member) {
            this.member = member;
        }

        /** Does it. */
        public <E> E over(Supplier<E> effect) {
            try {
                return effect.get();
            } catch (DomainException refused) {
                notice(refused.code());
                throw refused;
            }
        }

        /** The same, of a refusal that would be written down: nothing is, if the wallet will be filled. */
        public void notice(ErrorCode refusal) {
            if (member != null && refusal == PayError.INSUFFICIENT_BALANCE && autoTopUps.find(member).isPresent()) {
                throw new WalletShort();
            }
        }
    }

    /**
     * Has a request done, outside a transaction; twice when the wallet was filled in between.
     *
     * @param amount what the request takes from the wallet
     * @param request does it under its key, with the watch over what the key is for
     * @throws DomainException {@code AUTO_TOP_UP_PENDING} when the bank has not answered, {@code BANK_UNDER_MAINTENANCE} when it is
     *     closed: the same key can be sent again
     */
    public <R> R fillingIfShort(Tsid member, Won amount, Function<Watch, R> request) {
        try {
            return twice(() -> request.apply(new Watch(member)));
        } catch (WalletShort noticed) {
            fill(member, amount);
            return request.apply(notFilling());
        }
    }

    /** The same request may just have been done on another instance, and that be why the wallet is short: then that is the answer. */
    private static <R> R twice(Supplier<R> request) {
        try {
            return request.get();
        } catch (WalletShort noticed) {
            return request.get();
        }
    }

    /** For what no wallet pays, or none that would be filled once more. */
    public Watch notFilling() {
        return new Watch(null);
    }

    /** What the bank refuses leaves the wallet short, and the request is then refused for it. */
    private void fill(Tsid member, Won amount) {
        autoTopUps.find(member).flatMap(chosen -> beginTopUp.beginMissing(member, chosen, amount))
                .ifPresent(this::carryOut);
    }

    private void carryOut(TopUpId id) {
        TopUp topUp = TopUp.of(callBank.callNow(new BankTransferId(id.value())));
        if (topUp.status() == TopUp.Status.PENDING) {
            throw DomainException.retryAfter(BeginTopUp.SOON, PayError.AUTO_TOP_UP_PENDING);
        }
        if (topUp.refusal() == BankRefusal.MAINTENANCE) {
            // Not under the request's key: the same can be asked again when the bank is there.
            throw new DomainException(PayError.BANK_UNDER_MAINTENANCE);
        }
    }
}
