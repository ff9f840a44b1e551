package pay.seller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Balance;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import platform.id.Tsid;

/**
 * The journals of sellers. What a payable does not cover is lent to the seller, who owes it from then on
 * ({@link AccountKind#SELLER_RECEIVABLE}) and pays it back out of whatever comes next.
 */
@Component
class SellerPostings {
    private final Accounts accounts;
    private final Ledger ledger;

    SellerPostings(Accounts accounts, Ledger ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    /** Posts a fact, in one journal. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(SellerCredit credit, Instant now) {
        Account payable = payable(credit.sellerId());
        Account escrow = accounts.open(AccountKind.ORDER_ESCROW, credit.orderId().value());
        List<Line> lines = new ArrayList<>(new Moves().to(escrow, -credit.escrow())
                .to(Account.HOUSE_COSTS, -credit.house()).to(Account.FEE_REVENUE, credit.fee())
                .to(Account.VAT, credit.vat()).to(payable, credit.seller()).lines());
        if (credit.seller() < 0) {
            lend(payable, -credit.seller(), credit.sellerId(), escrow).ifPresent(lines::add);
        } else {
            repay(payable, credit.seller(), credit.sellerId(), escrow).ifPresent(lines::add);
        }
        if (!lines.isEmpty()) {
            ledger.post(new Posting(credit.kind().journal(), credit.reference(), lines, Map.of()), now);
        }
    }

    /** The escrow, which the journal moves too, is locked with them: in one order with those who lock nothing before. */
    private Optional<Line> lend(Account payable, long taken, Tsid seller, Account escrow) {
        Account receivable = accounts.open(AccountKind.SELLER_RECEIVABLE, seller.value());
        Map<Account, Balance> books = ledger.lockEach(List.of(payable, receivable, escrow));
        long missing = taken - Math.max(0, of(books, payable).available());
        return missing > 0 ? Optional.of(new Line.Post(receivable, payable, missing)) : Optional.empty();
    }

    /**
     * Posts that money which was set aside, or had been paid out, is a seller's again: what it owes is paid back out of it.
     *
     * @param back brings it to the payable
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void postBack(String journal, SellerPayout payout, Line back, Instant now) {
        List<Line> lines = new ArrayList<>(List.of(back));
        repay(payable(payout.sellerId()), payout.amount().amount(), payout.sellerId()).ifPresent(lines::add);
        ledger.post(new Posting(journal, payout.id().toString(), lines, Map.of()), now);
    }

    /**
     * Of who owes nothing, which is nearly everybody, no row is locked for it.
     *
     * @param others what else the journal moves
     */
    private Optional<Line> repay(Account payable, long gained, Tsid seller, Account... others) {
        Account receivable = accounts.find(AccountKind.SELLER_RECEIVABLE, seller.value()).orElse(null);
        if (receivable == null || ledger.balance(receivable).credit() == 0) {
            return Optional.empty();
        }
        List<Account> moved = new ArrayList<>(List.of(others));
        moved.addAll(List.of(payable, receivable));
        Map<Account, Balance> books = ledger.lockEach(moved);
        long repaid = Math.min(gained, owed(books, receivable));
        return repaid > 0 ? Optional.of(new Line.Post(payable, receivable, repaid)) : Optional.empty();
    }

    private static long owed(Map<Account, Balance> books, Account receivable) {
        return -of(books, receivable).credit();
    }

    private static Balance of(Map<Account, Balance> books, Account account) {
        return Objects.requireNonNull(books.get(account));
    }

    Account payable(Tsid seller) {
        return accounts.open(AccountKind.SELLER_PAYABLE, seller.value());
    }

    /** What can be taken from a seller's payable; nobody else moves it before the transaction's end. */
    long lockAvailable(Tsid seller) {
        Account payable = payable(seller);
        return of(ledger.lockEach(List.of(payable)), payable).available();
    }
}
