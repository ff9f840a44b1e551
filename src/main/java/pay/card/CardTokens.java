package pay.card;

import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import pay.psp.BillingToken;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;

/** Encrypts the provider's keys of cards for their rows, and opens them again for a charge, the only use there is. */
@Component
class CardTokens {
    private static final String TABLE = "pay_card";
    private static final String COLUMN = "billing_key";

    private final FieldEncryption encryption;

    CardTokens(FieldEncryption encryption) {
        this.encryption = encryption;
    }

    @Bean
    static EncryptedTable encryptedCards() {
        return EncryptedTable.of(TABLE, "id", COLUMN);
    }

    String seal(CardId id, BillingToken token) {
        return encryption.encrypt(token.key(), address(id));
    }

    BillingToken open(Card card) {
        return new BillingToken(encryption.decrypt(card.sealedKey(), address(card.id())), card.customerKey());
    }

    private static FieldAddress address(CardId id) {
        return new FieldAddress(TABLE, COLUMN, id.value());
    }
}
