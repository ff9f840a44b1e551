package pay.approval;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

import org.springframework.stereotype.Component;
import pay.error.PayError;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.wallet.FreezeWallet;
import pay.wallet.LockWallet;
import pay.wallet.MoneyMoved;
import pay.wallet.MoveMoney;
import pay.wallet.Wallet;
import platform.id.Tsid;
import platform.money.Won;
import platform.web.DomainException;

/**
 * A journal by hand. Not with accounts that the books hold against rows of their own (escrows, points, payables, held money): those
 * are mended by what made them. Of a frozen wallet money is taken only by order of a court or an authority (an attachment, or a refund to
 * the victims of a fraud: 통신사기피해환급법 제10조); it stays frozen.
 */
@Component
class PostAdjustment implements Enactment<Terms.Adjustment> {
    static final Set<AccountKind> KINDS = EnumSet.of(AccountKind.BANK, AccountKind.MEMBER_MONEY,
            AccountKind.UNCLAIMED, AccountKind.HOUSE_COSTS, AccountKind.FEE_REVENUE, AccountKind.AD_REVENUE,
            AccountKind.VAT, AccountKind.LENDER, AccountKind.LAPSED_POINTS, AccountKind.CARD_COMPANY);
    private static final String DESCRIPTION = "잔액 조정";

    private final Accounts accounts;
    private final Ledger ledger;
    private final LockWallet wallets;
    private final FreezeWallet freezeWallet;
    private final MoveMoney moveMoney;
    private final Clock clock;

    PostAdjustment(Accounts accounts, Ledger ledger, LockWallet wallets, FreezeWallet freezeWallet, MoveMoney moveMoney,
            Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.wallets = wallets;
        this.freezeWallet = freezeWallet;
        this.moveMoney = moveMoney;
        this.clock = clock;
    }

    @Override
    public Class<Terms.Adjustment> terms() {
        return Terms.Adjustment.class;
    }

    @Override
    public void check(Terms.Adjustment terms) {
        boolean ordersNothing = terms.order() != null && terms.debit() != AccountKind.MEMBER_MONEY;
        boolean twoWallets = terms.debit() == AccountKind.MEMBER_MONEY && terms.credit() == AccountKind.MEMBER_MONEY;
        if (terms.amount() <= 0 || twoWallets || ordersNothing || !KINDS.contains(terms.debit())
                || !KINDS.contains(terms.credit())
                || debit(terms).equals(credit(terms))) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }

    @Override
    public void enact(Tsid proposal, Terms.Adjustment terms) {
        Posting posting = Posting.of("ADJUSTMENT", proposal.value(),
                new Line.Post(debit(terms), credit(terms), terms.amount()));
        try {
            if (terms.debit() == AccountKind.MEMBER_MONEY) {
                move(new Tsid(terms.debitOwner()), Won.of(-terms.amount()), posting, terms.order() != null);
            } else if (terms.credit() == AccountKind.MEMBER_MONEY) {
                move(new Tsid(terms.creditOwner()), Won.of(terms.amount()), posting, false);
            } else {
                ledger.post(posting, clock.instant().truncatedTo(ChronoUnit.MICROS));
            }
        } catch (LedgerRefusal refusal) {
            if (refusal.reason() == LedgerRefusal.Reason.SHORT) {
                throw new DomainException(PayError.INSUFFICIENT_BALANCE);
            }
            throw refusal;
        }
    }

    private void move(Tsid member, Won amount, Posting posting, boolean ordered) {
        Wallet wallet = wallets.lock(member);
        if (!wallet.isOpen()) {
            throw new DomainException(PayError.WALLET_CLOSED);
        }
        if (ordered && wallet.isFrozen()) {
            // Its rows stay locked in between: nothing else leaves it.
            move(freezeWallet.thaw(wallet), amount, posting);
            freezeWallet.freeze(member);
        } else {
            move(wallet, amount, posting);
        }
    }

    private void move(Wallet wallet, Won amount, Posting posting) {
        moveMoney.move(wallet, amount, posting, new MoneyMoved(MoneyMoved.Kind.ADJUSTMENT, DESCRIPTION,
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private Account debit(Terms.Adjustment terms) {
        return account(terms.debit(), terms.debitOwner());
    }

    private Account credit(Terms.Adjustment terms) {
        return account(terms.credit(), terms.creditOwner());
    }

    private Account account(AccountKind kind, long owner) {
        return accounts.find(kind, owner).orElseThrow(() -> new DomainException(PayError.PROPOSAL_INVALID));
    }
}
