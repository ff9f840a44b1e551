package pay.bank;

import org.springframework.stereotype.Component;

/** Calls the bank between two transactions: what was asked is committed before, what was answered after. */
@Component
public class CallBank {

    private final Bank bank;
    private final BankSteps steps;
    private final BankAccounts accounts;
    private final AccountNumbers numbers;
    private final BankTransferOutcomes outcomes;

    CallBank(Bank bank, BankSteps steps, BankAccounts accounts, AccountNumbers numbers, BankTransferOutcomes outcomes) {
        this.bank = bank;
        this.steps = steps;
        this.accounts = accounts;
        this.numbers = numbers;
        this.outcomes = outcomes;
    }

    /** Makes the first call of a transfer just recorded by {@link RecordBankTransfer#in}; outside a transaction. */
    public BankTransfer callNow(BankTransferId id) {
        return take(steps.first(id));
    }

    BankTransfer take(BankStep step) {
        BankAnswer answer = step.enquiry() ? enquire(step.id()) : request(step);
        return outcomes.record(step.id(), answer);
    }

    /** The number is opened here, for this call alone: one that cannot be read is in no other transfer's way. */
    private BankAnswer request(BankStep step) {
        BankAccount account = accounts.findById(step.account().value()).orElseThrow();
        AccountNumber number = numbers.open(account);
        return switch (step.direction()) {
            case IN -> bank.withdraw(step.id(), account.bank(), number, step.amount());
            case OUT -> bank.deposit(step.id(), account.bank(), number, step.amount(), step.text());
        };
    }

    /** A bank that has no such request may get it yet: only when it acknowledged our cancel is it final. */
    private BankAnswer enquire(BankTransferId id) {
        BankAnswer answer = bank.enquire(id);
        return answer instanceof BankAnswer.NotFound ? bank.cancel(id) : answer;
    }
}
