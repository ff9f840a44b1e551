package pay.lending;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pay.answer.Answers;
import pay.ledger.Balance;
import pay.ledger.Ledger;
import pay.wallet.OpenWallet;
import pay.wallet.Wallet;
import platform.event.DomainEvent;
import platform.money.Won;

/**
 * Collects what a loan asks for from the wallet, each request once, and answers again whenever asked again. Of an instalment
 * it takes what is there; of an early repayment all or nothing.
 */
@Component
class CollectRepayment {
    private final Repayments repayments;
    private final OpenWallet wallets;
    private final Ledger ledger;
    private final LoanPostings postings;
    private final TellLending tell;
    private final Answers answers;
    private final Clock clock;

    CollectRepayment(Repayments repayments, OpenWallet wallets, Ledger ledger, LoanPostings postings,
            TellLending tell, Answers answers, Clock clock) {
        this.repayments = repayments;
        this.wallets = wallets;
        this.ledger = ledger;
        this.postings = postings;
        this.tell = tell;
        this.answers = answers;
        this.clock = clock;
    }

    @Transactional
    public void collect(DomainEvent question, LoanDemand demand) {
        if (!answers.isNew(question)) {
            return;
        }
        Wallet wallet = wallets.open(demand.memberId());
        // The lock of the balance lets one request to a member in at a time, so of two of the same one finds the other.
        Balance balance = ledger.lock(wallet.account());
        tell.repaid(repayments.find(demand.repaymentId()).orElseGet(() -> decide(demand, wallet, balance)));
    }

    private LoanRepayment decide(LoanDemand demand, Wallet wallet, Balance balance) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Won there = Won.of(balance.available());
        Won taken = !there.isLessThan(demand.amount()) ? demand.amount() : demand.partly() ? there : Won.ZERO;
        LoanRepayment repayment = !wallet.isOpen()
                ? LoanRepayment.refused(demand, LoanRepayment.Refusal.WALLET_CLOSED)
                : wallet.isFrozen()
                        ? LoanRepayment.refused(demand, LoanRepayment.Refusal.WALLET_FROZEN)
                        : taken.isPositive()
                                ? LoanRepayment.collected(demand, taken)
                                : LoanRepayment.refused(demand, LoanRepayment.Refusal.INSUFFICIENT_BALANCE);
        repayments.add(repayment, now);
        if (repayment.collected().isPositive()) {
            postings.collect(demand, wallet, repayment.collected(), now);
        }
        return repayment;
    }
}
