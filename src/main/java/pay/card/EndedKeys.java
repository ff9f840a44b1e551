package pay.card;

import java.time.Instant;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.psp.BillingToken;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.time.UtcColumn;

/** The provider's keys of cards that were deleted, or that we did not keep, which the provider is to end: until then they are here, encrypted, for that alone. */
@Repository
class EndedKeys {
    private static final String TABLE = "pay_card_ended_key";
    private static final String COLUMN = "billing_key";
    static final String DUE = """
            select id, billing_key, customer_key, tries from pay_card_ended_key where next_at <= ?
            order by next_at limit ? for update skip locked""";

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    EndedKeys(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    @Bean
    static EncryptedTable encryptedEndedKeys() {
        return EncryptedTable.of(TABLE, "id", COLUMN);
    }

    /**
     * A key that is to be ended.
     *
     * @param sealed as it lies here; {@link #open} reads it
     * @param tries how often that was tried
     */
    record EndedKey(long card, String sealed, String customerKey, int tries) {}

    /** The key of a card that is deleted, or was never kept, is to be ended from then on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(CardId card, BillingToken token, Instant at) {
        jdbc.sql(
                "insert into pay_card_ended_key (id, billing_key, customer_key, tries, next_at) values (?, ?, ?, 0, ?)")
                .params(card.value(), encryption.encrypt(token.key(), address(card.value())), token.customerKey(),
                        UtcColumn.of(at))
                .update();
    }

    /** The card is kept after all; false when its key may have been ended already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean keep(CardId card) {
        return jdbc.sql("delete from pay_card_ended_key where id = ? and tries = 0").param(card.value()).update() == 1;
    }

    /** It is not: its key is to be ended soon. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hurry(CardId card, Instant now) {
        jdbc.sql("update pay_card_ended_key set next_at = ? where id = ? and tries = 0")
                .params(UtcColumn.of(now), card.value()).update();
    }

    /** Some that are due, which nobody else takes before {@code until}. */
    @Transactional
    public List<EndedKey> take(Instant now, Instant until, int most) {
        List<EndedKey> due = jdbc.sql(DUE).params(UtcColumn.of(now), most)
                .query((row, _) -> new EndedKey(row.getLong("id"), row.getString("billing_key"),
                        row.getString("customer_key"), row.getInt("tries")))
                .list();
        due.forEach(each -> jdbc.sql("update pay_card_ended_key set tries = tries + 1, next_at = ? where id = ?")
                .params(UtcColumn.of(until), each.card()).update());
        return due;
    }

    /** What the provider knows it by. One that cannot be read throws, and is in no other's way when they are taken. */
    public BillingToken open(EndedKey key) {
        return new BillingToken(encryption.decrypt(key.sealed(), address(key.card())), key.customerKey());
    }

    @Transactional
    public void tryAgain(EndedKey key, Instant at) {
        jdbc.sql("update pay_card_ended_key set next_at = ? where id = ?").params(UtcColumn.of(at), key.card())
                .update();
    }

    @Transactional
    public void forget(EndedKey key) {
        jdbc.sql("delete from pay_card_ended_key where id = ?").param(key.card()).update();
    }

    private static FieldAddress address(long card) {
        return new FieldAddress(TABLE, COLUMN, card);
    }
}
