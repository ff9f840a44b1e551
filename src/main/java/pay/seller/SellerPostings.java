package pay.seller;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

import static java.util.Objects.requireNonNull;

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

    /**
     * Posts facts, each in a journal of its own and all in one go: whatever they move, of however many sellers, is locked in one
     * order.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(List<SellerCredit> credits, Instant now) {
        List<Account> escrows = credits.stream().flatMap(credit -> escrow(credit).stream()).distinct().toList();
        SellerDebts debts = debts(credits.stream().collect(Collectors.groupingBy(SellerCredit::sellerId,
                Collectors.summarizingLong(SellerCredit::seller))), escrows);
        List<Posting> postings = new ArrayList<>(credits.size());
        for (SellerCredit credit : credits) {
            Moves moves = new Moves();
            escrow(credit).ifPresent(escrow -> moves.to(escrow, -credit.escrow()));
            List<Line> lines = new ArrayList<>(
                    moves.to(Account.HOUSE_COSTS, -credit.house()).to(Account.FEE_REVENUE, credit.fee())
                            .to(Account.VAT, credit.vat()).to(payable(credit.sellerId()), credit.seller()).lines());
            debts.settle(credit.sellerId(), credit.seller()).ifPresent(lines::add);
            if (!lines.isEmpty()) {
                postings.add(new Posting(credit.kind().journal(), credit.reference(), lines, Map.of()));
            }
        }
        ledger.postAll(postings, now);
    }

    /**
     * Posts that money which was set aside, or had been paid out, is a seller's again: what it owes is paid back out of it.
     *
     * @param back brings it to the payable
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void postBack(String journal, SellerPayout payout, Line back, Instant now) {
        LongSummaryStatistics gained = new LongSummaryStatistics();
        gained.accept(payout.amount().amount());
        List<Line> lines = new ArrayList<>(List.of(back));
        debts(Map.of(payout.sellerId(), gained), List.of())
                .settle(payout.sellerId(), payout.amount().amount()).ifPresent(lines::add);
        ledger.post(new Posting(journal, payout.id().toString(), lines, Map.of()), now);
    }

    /**
     * What sellers have and owe who lose or gain something. Where none of them loses anything or owes anything, which is nearly
     * always so, no row is locked for it.
     *
     * @param others what else the journals move
     */
    private SellerDebts debts(Map<Tsid, LongSummaryStatistics> changes, List<Account> others) {
        Map<Tsid, Account> receivables = new HashMap<>();
        changes.forEach((seller, amounts) -> receivable(seller, amounts.getMin() < 0)
                .ifPresent(account -> receivables.put(seller, account)));
        if (receivables.isEmpty()) {
            return SellerDebts.NONE;
        }
        Map<Tsid, Account> payables = changes.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), this::payable));
        List<Account> moved = new ArrayList<>(others);
        moved.addAll(payables.values());
        moved.addAll(receivables.values());
        return new SellerDebts(payables, receivables, ledger.lockEach(moved));
    }

    /** Of a seller who loses something, or owes something. */
    private Optional<Account> receivable(Tsid seller, boolean loses) {
        return loses
                ? Optional.of(accounts.open(AccountKind.SELLER_RECEIVABLE, seller.value()))
                : accounts.find(AccountKind.SELLER_RECEIVABLE, seller.value())
                        .filter(account -> ledger.balance(account).credit() != 0);
    }

    private Optional<Account> escrow(SellerCredit credit) {
        return Optional.ofNullable(credit.orderId())
                .map(order -> accounts.open(AccountKind.ORDER_ESCROW, order.value()));
    }

    Account payable(Tsid seller) {
        return accounts.open(AccountKind.SELLER_PAYABLE, seller.value());
    }

    /**
     * Has a seller pay back what it owes out of what it has, before it is paid out. As a rule each credit has done so; one that was booked at the
     * same moment as a loss has not seen it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void payBack(SellerPayout before, Instant now) {
        receivable(before.sellerId(), false).ifPresent(receivable -> {
            Account payable = payable(before.sellerId());
            Map<Account, Balance> books = ledger.lockEach(List.of(payable, receivable));
            long amount = Math.min(requireNonNull(books.get(payable)).available(),
                    -requireNonNull(books.get(receivable)).credit());
            if (amount > 0) {
                ledger.post(Posting.of("SELLER_DEBT_PAID", before.id().value(),
                        new Line.Post(payable, receivable, amount)), now);
            }
        });
    }

    /** What can be taken from a seller's payable; nobody else moves it before the transaction's end. */
    long lockAvailable(Tsid seller) {
        Account payable = payable(seller);
        return ledger.lock(payable).available();
    }
}
