package pay.topup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankAccount;
import pay.bank.BankAccountId;
import pay.bank.BankTransfer;
import pay.bank.BankTransferId;
import pay.bank.FindBankTransfer;
import pay.bank.LinkedAccounts;
import pay.bank.RecordBankTransfer;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.Balance;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.Line;
import pay.ledger.MovementId;
import pay.ledger.Posting;
import pay.wallet.LockWallet;
import pay.wallet.Wallet;
import pay.wallet.WalletCap;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/** The half of a top-up before the bank is called: its amount is held in the ledger, so that the cap counts it already. */
@Component
class BeginTopUp {
    static final Duration SOON = Duration.ofSeconds(5);

    private final LinkedAccounts accounts;
    private final LockWallet wallets;
    private final WalletCap cap;
    private final Ledger ledger;
    private final RecordBankTransfer transfers;
    private final FindBankTransfer transfersOfMember;
    private final Ids ids;
    private final Clock clock;

    BeginTopUp(LinkedAccounts accounts, LockWallet wallets, WalletCap cap, Ledger ledger,
            RecordBankTransfer transfers, FindBankTransfer transfersOfMember, Ids ids, Clock clock) {
        this.accounts = accounts;
        this.wallets = wallets;
        this.cap = cap;
        this.ledger = ledger;
        this.transfers = transfers;
        this.transfersOfMember = transfersOfMember;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records a top-up that is about to be asked of the bank.
     *
     * @throws DomainException {@code BANK_ACCOUNT_NOT_FOUND}, {@code WALLET_CLOSED}, {@code WALLET_FROZEN} or
     *     {@code WALLET_CAP_EXCEEDED}
     */
    @Transactional
    public TopUpId begin(Tsid memberId, BankAccountId bankAccountId, Won amount) {
        Wallet wallet = wallets.lock(memberId);
        BankAccount account = accounts.find(memberId, bankAccountId)
                .orElseThrow(() -> new DomainException(PayError.BANK_ACCOUNT_NOT_FOUND));
        if (!wallet.isOpen()) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        if (wallet.isFrozen()) {
            throw new DomainException(PayError.WALLET_FROZEN);
        }
        BankTransferId id = new BankTransferId(ids.nextLong());
        Tsid topUp = Tsid.of(id);
        MovementId hold = hold(wallet, amount, topUp);
        transfers.in(id, BankTransfer.Purpose.TOP_UP, topUp, account, amount, hold);
        return new TopUpId(id.value());
    }

    /**
     * Records a top-up of what a wallet lacks for an amount. Nothing when it lacks nothing any more, or can never hold it.
     *
     * @throws DomainException {@code AUTO_TOP_UP_PENDING} while another one is at the bank: what it will bring is not known
     */
    @Transactional
    public Optional<TopUpId> beginMissing(Tsid memberId, AutoTopUp chosen, Won amount) {
        Wallet wallet = wallets.lock(memberId);
        if (transfersOfMember.anyOpen(memberId, BankTransfer.Purpose.TOP_UP)) {
            throw DomainException.retryAfter(SOON, PayError.AUTO_TOP_UP_PENDING);
        }
        Balance balance = ledger.balance(wallet.account());
        long missing = amount.amount() - balance.available();
        long room = cap.at(clock.instant()) - balance.expected();
        return missing <= 0 || missing > room
                ? Optional.empty()
                : Optional.of(begin(memberId, chosen.bankAccountId(), chosen.amount(missing, room)));
    }

    private MovementId hold(Wallet wallet, Won amount, Tsid topUp) {
        Instant now = clock.instant();
        try {
            return ledger.post(Posting.of("TOP_UP_BEGUN", topUp.value(),
                    new Line.Hold(Account.BANK, wallet.account(), amount.amount())).within(wallet.account(),
                            cap.at(now)),
                    now).only();
        } catch (LedgerRefusal refusal) {
            if (refusal.reason() == LedgerRefusal.Reason.ABOVE_CEILING) {
                throw new DomainException(PayError.WALLET_CAP_EXCEEDED, cap.at(now));
            }
            throw refusal;
        }
    }
}
