package pay.bank;

import java.util.Objects;

import org.springframework.stereotype.Component;
import platform.crypto.ClearText;
import platform.crypto.FieldEncryption;

/** Encrypts what accounts' statements are to show for the rows of the transfers, and opens it for the bank and for its sender. */
@Component
public class StatementTexts {
    static final ClearText COLUMN = ClearText.leavingEmpty("pay_bank_transfer", "id", "statement_text");

    private final FieldEncryption encryption;

    StatementTexts(FieldEncryption encryption) {
        this.encryption = encryption;
    }

    StatementText seal(BankTransferId id, String text) {
        return new StatementText(Objects.requireNonNull(COLUMN.clear(text)),
                COLUMN.seal(text, id.value(), encryption));
    }

    /** What the account's statement is to show; empty for what comes in. */
    public String open(BankTransfer transfer) {
        return open(transfer.id(), transfer.text());
    }

    String open(BankTransferId id, StatementText text) {
        return Objects.requireNonNull(COLUMN.openIfReadable(text.clear(), text.sealed(), id.value(), encryption));
    }
}
