package pay.bank;

import java.util.List;

import org.springframework.stereotype.Component;

/** What account numbers are found by, where nobody needs the number itself. */
@Component
public class AccountIndexes {
    private final AccountNumbers numbers;

    AccountIndexes(AccountNumbers numbers) {
        this.numbers = numbers;
    }

    /** What a number may be stored under, by any key that is in use; the newest first. */
    public List<String> of(AccountNumber number) {
        return numbers.indexes(number);
    }

    public List<String> of(BankAccount account) {
        return numbers.indexes(numbers.open(account));
    }
}
