package pay.bank;

import java.util.function.Supplier;

import org.springframework.stereotype.Component;

/** Calls the bank between two transactions: what was asked is committed before, what was answered after. */
@Component
public class CallBank {

    private final Bank bank;
    private final BankSteps steps;
    private final BankAccounts accounts;
    private final AccountNumbers numbers;
    private final StatementTexts texts;
    private final BankTransferOutcomes outcomes;

    CallBank(Bank bank, BankSteps steps, BankAccounts accounts, AccountNumbers numbers, StatementTexts texts,
            BankTransferOutcomes outcomes) {
        this.bank = bank;
        this.steps = steps;
        this.accounts = accounts;
        this.numbers = numbers;
        this.texts = texts;
        this.outcomes = outcomes;
    }

    /**
     * Makes the first call of a transfer just recorded by {@link RecordBankTransfer#in} or {@link RecordBankTransfer#outNow}; outside a
     * transaction. Nothing is sent when that is not, or no more, the caller's to do.
     */
    public BankTransfer callNow(BankTransferId id) {
        return steps.first(id).map(this::take).orElseGet(() -> steps.find(id));
    }

    BankTransfer take(BankStep step) {
        BankAnswer answer = switch (step.call()) {
            case REQUEST -> request(step);
            case SEND_AGAIN -> enquire(step.id(), () -> request(step));
            case TAKE_BACK -> enquire(step.id(), () -> bank.cancel(step.id()));
            case ASK -> bank.enquire(step.id());
            case GIVE_UP -> new BankAnswer.GivenUp();
        };
        return outcomes.record(step.id(), answer);
    }

    /** Number and text are opened here, for this call alone: what cannot be read is in no other transfer's way. */
    private BankAnswer request(BankStep step) {
        BankAccount account = accounts.findById(step.account().value()).orElseThrow();
        AccountNumber number = numbers.open(account);
        return switch (step.direction()) {
            case IN -> bank.withdraw(step.id(), account.bank(), number, step.amount());
            case OUT -> bank.deposit(step.id(), account.bank(), number, step.amount(),
                    texts.open(step.id(), step.text()));
        };
    }

    /**
     * What the bank has not got it may get yet, so that this is no end. What is sent again under the same id is carried out once at
     * most; what is cancelled is final when the bank has acknowledged that.
     */
    private BankAnswer enquire(BankTransferId id, Supplier<BankAnswer> unlessItHasIt) {
        BankAnswer answer = bank.enquire(id);
        return answer instanceof BankAnswer.NotFound ? unlessItHasIt.get() : answer;
    }
}
