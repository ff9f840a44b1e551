package commerce.quote;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import platform.crypto.Sha256;
import platform.database.StoredJson;
import platform.id.Ids;
import platform.id.Tsid;
import platform.id.TypedId;
import platform.time.UtcColumn;
import tools.jackson.databind.json.JsonMapper;

/** The quotes' rows. */
@Service
public class Quotes {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;

    Quotes(JdbcClient jdbc, JsonMapper json, Ids ids) {
        this.jdbc = jdbc;
        this.json = StoredJson.of(json);
        this.ids = ids;
    }

    /** Keeps what a member is told at that time. */
    public Quote add(Tsid member, FrozenQuote frozen, Instant now) {
        String body = json.writeValueAsString(frozen);
        Quote quote = new Quote(new QuoteId(ids.nextLong()), member, frozen, hash(body), now.plus(QuoteTerms.VALID),
                null);
        jdbc.sql("insert into commerce_quote (id, member_id, hash, body, valid_until) values (?, ?, ?, ?, ?)")
                .params(quote.id().value(), member.value(), quote.hash(), body, UtcColumn.of(quote.validUntil()))
                .update();
        return quote;
    }

    /** A quote of this member's. */
    public Optional<Quote> find(Tsid member, QuoteId id) {
        return jdbc.sql("select hash, body, valid_until, order_id from commerce_quote where id = ? and member_id = ?")
                .params(id.value(), member.value()).query((row, number) -> {
                    long order = row.getLong("order_id");
                    return new Quote(id, member, json.readValue(row.getString("body"), FrozenQuote.class),
                            row.getString("hash"), UtcColumn.get(row, "valid_until"),
                            order == 0 ? null : new Tsid(order));
                }).optional();
    }

    /** Whether this is what a quote said, as far as this version knows: another one's JSON may have a field more. */
    public boolean isSame(Quote quote, FrozenQuote now) {
        return quote.frozen().saysWhat(now);
    }

    /** An order is made of it; false when another was. */
    public boolean use(QuoteId id, TypedId order) {
        return jdbc.sql("update commerce_quote set order_id = ? where id = ? and order_id is null")
                .params(order.value(), id.value()).update() == 1;
    }

    /** Forgets up to {@code most} that ended before. */
    int forget(Instant endedBefore, int most) {
        return jdbc.sql("delete from commerce_quote where valid_until < ? order by valid_until limit ?")
                .params(UtcColumn.of(endedBefore), most).update();
    }

    private static String hash(String body) {
        return Sha256.hex(body.getBytes(StandardCharsets.UTF_8));
    }
}
