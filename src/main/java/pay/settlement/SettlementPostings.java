package pay.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.bank.BankTransfer;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Balance;
import pay.ledger.Decision;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.merchant.MerchantId;

/** The journals of settlements: fees and payouts leave the merchant's payable, what it does not cover is owed. */
@Component
class SettlementPostings {
    private final Accounts accounts;
    private final Ledger ledger;

    SettlementPostings(Accounts accounts, Ledger ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    /**
     * The accounts of a merchant.
     *
     * @param available what can be taken from the payable
     * @param owed what the merchant owes
     */
    record Books(Account payable, Account receivable, Account payout, long available, long owed) {}

    /** The accounts of some merchants, whose settlements are locked; nobody else moves them before the transaction's end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, Books> lock(List<Long> merchants) {
        return books(merchants, ledger::lockEach);
    }

    /** The same as they are now: what the payable holds may be less when it is posted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<Long, Books> look(List<Long> merchants) {
        return books(merchants, ledger::balances);
    }

    private Map<Long, Books> books(List<Long> merchants,
            Function<Collection<Account>, Map<Account, Balance>> read) {
        Map<Long, Account> payables = accounts.openEach(AccountKind.MERCHANT_PAYABLE, merchants);
        Map<Long, Account> receivables = accounts.openEach(AccountKind.MERCHANT_RECEIVABLE, merchants);
        Map<Long, Account> payouts = accounts.openEach(AccountKind.MERCHANT_PAYOUT, merchants);
        List<Account> all = new ArrayList<>(payables.values());
        all.addAll(receivables.values());
        Map<Account, Balance> balances = read.apply(all);
        Map<Long, Books> books = new HashMap<>();
        merchants.forEach(merchant -> {
            Account payable = Objects.requireNonNull(payables.get(merchant));
            Account receivable = Objects.requireNonNull(receivables.get(merchant));
            books.put(merchant, new Books(payable, receivable,
                    Objects.requireNonNull(payouts.get(merchant)),
                    Objects.requireNonNull(balances.get(payable)).available(),
                    -Objects.requireNonNull(balances.get(receivable)).credit()));
        });
        return books;
    }

    /** What a settlement moves; empty when it moves nothing. */
    static Optional<Posting> of(Settlement settlement, Reckoning reckoning, Books books) {
        List<Line> lines = new ArrayList<>();
        Account payable = books.payable();
        Turnover turnover = settlement.turnover();
        move(lines, books.receivable(), payable, reckoning.advanced());
        move(lines, payable, Account.FEE_REVENUE, turnover.fees() - turnover.vat());
        move(lines, payable, Account.VAT, turnover.vat());
        move(lines, payable, books.receivable(), reckoning.repaid());
        move(lines, payable, books.payout(), reckoning.payout());
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Posting("SETTLEMENT", Long.toString(settlement.id().value()), lines, Map.of()));
    }

    /** What an operator added or took away: a journal of its own. */
    static Posting adjustment(Adjustments.Adjustment adjustment, Account payable) {
        List<Line> lines = new ArrayList<>();
        move(lines, Account.HOUSE_COSTS, payable, adjustment.amount());
        return new Posting("SETTLEMENT_ADJUSTMENT", adjustment.id().toString(), lines, Map.of());
    }

    private static void move(List<Line> lines, Account debit, Account credit, long amount) {
        if (amount > 0) {
            lines.add(new Line.Post(debit, credit, amount));
        } else if (amount < 0) {
            lines.add(new Line.Post(credit, debit, -amount));
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void post(List<Posting> postings, Instant now) {
        if (!postings.isEmpty()) {
            ledger.postEach(postings, now, 0).forEach(Decision::orThrow);
        }
    }

    /** The account that a merchant's payouts leave from. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Account payout(MerchantId merchant) {
        return accounts.open(AccountKind.MERCHANT_PAYOUT, merchant.value());
    }

    /** The bank has it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(BankTransfer transfer, Instant now) {
        ledger.post(Posting.of("MERCHANT_PAID_OUT", transfer.id().value(),
                new Line.Capture(transfer.hold(), transfer.amount().amount())), now);
    }

    /** The bank has sent it back. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(Settlement settlement, Instant now) {
        ledger.post(Posting.of("MERCHANT_PAYOUT_RETURNED", settlement.id().value(), new Line.Post(Account.BANK,
                accounts.open(AccountKind.MERCHANT_PAYABLE, settlement.merchant().value()), settlement.payout())), now);
    }

    /** The bank did not carry it out, and never will: it is owed to the merchant as before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cameBack(BankTransfer transfer, MerchantId merchant, Instant now) {
        ledger.post(Posting.of("MERCHANT_PAYOUT_BACK", transfer.id().value(), new Line.Release(transfer.hold()),
                new Line.Post(payout(merchant), accounts.open(AccountKind.MERCHANT_PAYABLE, merchant.value()),
                        transfer.amount().amount())),
                now);
    }
}
