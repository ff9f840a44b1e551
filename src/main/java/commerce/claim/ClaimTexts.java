package commerce.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import platform.crypto.ClearText;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldEncryption;

/** What a claim's buyer, its seller and who decides between them write, encrypted in the claim's row. */
@Component
class ClaimTexts {
    private static final String TABLE = "commerce_claim";
    static final ClearText DETAILS = column("details");
    static final ClearText HELD_FOR = column("held_for");
    static final ClearText ANSWER = column("answer");
    static final ClearText DISPUTED_FOR = column("disputed_for");
    static final ClearText DECISION = column("decision");

    private final FieldEncryption encryption;

    ClaimTexts(FieldEncryption encryption) {
        this.encryption = encryption;
    }

    @Bean
    static EncryptedTable encryptedClaims() {
        return EncryptedTable.of(TABLE, "id").inPlaceOf(DETAILS, HELD_FOR, ANSWER, DISPUTED_FOR, DECISION);
    }

    /** Whether there is one stays to be seen: rules of the table, and an instance of the release before, go by that. */
    private static ClearText column(String name) {
        return ClearText.leavingEmpty(TABLE, "id", name);
    }

    /** What is written of a new one, by the columns' names. */
    Map<String, @Nullable String> told(Claim claim) {
        Map<String, @Nullable String> values = new HashMap<>();
        put(values, claim, DETAILS, claim.told().details());
        return values;
    }

    /** What is written of one as it stands now, by the columns' names. */
    Map<String, @Nullable String> since(Claim claim) {
        Dispute dispute = claim.dispute();
        Map<String, @Nullable String> values = new HashMap<>();
        put(values, claim, HELD_FOR, claim.heldFor());
        put(values, claim, ANSWER, claim.answer());
        put(values, claim, DISPUTED_FOR, dispute == null ? null : dispute.words());
        put(values, claim, DECISION, dispute == null ? null : dispute.decision());
        return values;
    }

    private void put(Map<String, @Nullable String> values, Claim claim, ClearText column, @Nullable String text) {
        values.put(column.column(), column.clear(text));
        values.put(column.sealedColumn(), column.seal(text, claim.id().value(), encryption));
    }

    @Nullable
    String read(ResultSet row, ClearText column) throws SQLException {
        return column.open(row, encryption);
    }
}
