package pay.bank;

import java.util.List;

import org.springframework.stereotype.Component;
import platform.crypto.BlindIndex;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.crypto.Normalised;

/** Encrypts account numbers for their rows, and opens them again for a call to the bank, the only use there is. */
@Component
class AccountNumbers {
    static final String INDEX = "pay.bank-account";

    private final FieldEncryption encryption;
    private final BlindIndex index;

    AccountNumbers(FieldEncryption encryption, BlindIndex index) {
        this.encryption = encryption;
        this.index = index;
    }

    SealedNumber seal(BankAccountId id, AccountNumber number) {
        return new SealedNumber(encryption.encrypt(number.digits(), address(id)), index(number), number.lastFour());
    }

    /** What a number is stored under from now on. */
    String index(AccountNumber number) {
        return index.of(INDEX, Normalised.number(number.digits()));
    }

    /** What the number may be stored under, by any key that is in use. */
    List<String> indexes(AccountNumber number) {
        return index.candidates(INDEX, Normalised.number(number.digits()));
    }

    AccountNumber open(BankAccount account) {
        return new AccountNumber(encryption.decrypt(account.encryptedNumber(), address(account.id())));
    }

    private static FieldAddress address(BankAccountId id) {
        return new FieldAddress("pay_bank_account", "number", id.value());
    }
}
